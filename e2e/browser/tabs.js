/**
 * Opens a page in a second tab and passes the tab to the action. `prepare` runs before the page loads. TestCafe's own tab does
 * not work without network, storage and scripts.
 */
export async function inTab(t, url, action, prepare = async () => {}) {
  const cdp = await t.getCurrentCDPSession();
  // In the background: browsers slow down the timers of a hidden tab, so the tab of the test must stay in front.
  const { targetId } = await cdp.Target.createTarget({ url: 'about:blank', background: true });
  try {
    const { sessionId } = await cdp.Target.attachToTarget({ targetId, flatten: true });
    await cdp.Page.enable(sessionId);
    const tab = new Tab(cdp, sessionId);
    await cdp.Network.enable({}, sessionId);
    await prepare(cdp, sessionId);
    const loaded = new Promise((resolve) => cdp.once(`Page.loadEventFired.${sessionId}`, resolve));
    const { errorText } = await cdp.Page.navigate({ url }, sessionId);
    if (errorText) throw new Error(`${url} in a second tab: ${errorText}`);
    await loaded;
    await action(tab);
  } finally {
    await cdp.Target.closeTarget({ targetId });
  }
}

class Tab {
  constructor(cdp, sessionId) {
    this.cdp = cdp;
    this.sessionId = sessionId;
    /** What was asked for and has not come yet. */
    this.pending = new Map();
    cdp.on(`Network.requestWillBeSent.${sessionId}`, ({ requestId, request }) => this.pending.set(requestId, request.url));
    for (const end of ['loadingFinished', 'loadingFailed']) {
      cdp.on(`Network.${end}.${sessionId}`, ({ requestId }) => this.pending.delete(requestId));
    }
  }

  /** Evaluates an expression in the page. */
  async evaluate(expression) {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { exceptionDetails, result } = await this.cdp.Runtime.evaluate(options, this.sessionId);
    if (exceptionDetails) throw new Error(`in a second tab: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value;
  }

  /** Waits for an expression to hold: longer than the client waits for an answer, after which it tries again. */
  async expect(expression) {
    const longest = Date.now() + 90_000;
    while (!(await this.evaluate(expression))) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (Date.now() > longest) {
        const shown = await this.evaluate('`${document.visibilityState}, ${document.body?.innerText}`');
        const pending = [...this.pending.values()].join(' ') || 'nothing';
        throw new Error(`timed out in a second tab waiting for ${expression}; it shows ${shown}; it waits for ${pending}`);
      }
    }
  }

  async expectText(selector, text) {
    await this.expect(`document.querySelector(${JSON.stringify(selector)})?.innerText.includes(${JSON.stringify(text)}) ?? false`);
  }

  async click(selector) {
    await this.expect(`document.querySelector(${JSON.stringify(selector)}) !== null`);
    await this.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
  }

  async type(selector, text) {
    await this.expect(`document.querySelector(${JSON.stringify(selector)}) !== null`);
    await this.evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`);
    await this.cdp.Input.insertText({ text }, this.sessionId);
  }

  async setOffline(offline) {
    const conditions = { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await this.cdp.Network.emulateNetworkConditions(conditions, this.sessionId);
  }
}
