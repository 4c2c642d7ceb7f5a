/** Opens a tab of the same browser, which the test does not follow. */
export async function openTab(t, url) {
  const cdp = await t.getCurrentCDPSession();
  const { targetId } = await cdp.Target.createTarget({ url });
  const { sessionId } = await cdp.Target.attachToTarget({ targetId, flatten: true });
  return {
    run: (expression) => cdp.send('Runtime.evaluate', { expression, awaitPromise: true }, sessionId),
    close: () => cdp.Target.closeTarget({ targetId }),
  };
}
