/** While the action runs, a second tab of the browser shows the page; the action is given a function that evaluates an expression there. */
export async function inTab(t, url, action) {
  const cdp = await t.getCurrentCDPSession();
  // In the background: the browser slows the timers of a tab that is not in front, and the test's own must stay there.
  const { targetId } = await cdp.Target.createTarget({ url: 'about:blank', background: true });
  try {
    const { sessionId } = await cdp.Target.attachToTarget({ targetId, flatten: true });
    await cdp.Page.enable(sessionId);
    const loaded = new Promise((resolve) => cdp.once(`Page.loadEventFired.${sessionId}`, resolve));
    const { errorText } = await cdp.Page.navigate({ url }, sessionId);
    if (errorText) throw new Error(`${url} in a second tab: ${errorText}`);
    await loaded;
    await action(async (expression) => {
      const { exceptionDetails } = await cdp.Runtime.evaluate({ expression, awaitPromise: true }, sessionId);
      if (exceptionDetails) throw new Error(`in a second tab: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    });
  } finally {
    await cdp.Target.closeTarget({ targetId });
  }
}
