/** Restores the default size of the window, which outlives the test. */
export const restoreSize = (t) => t.resizeWindow(1280, 800);
