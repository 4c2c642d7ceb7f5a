/** Restores the default size of the window; the size would otherwise stay for the next test. */
export const restoreSize = (t) => t.resizeWindow(1280, 800);
