/** The screen that tests have unless they say otherwise; the window outlives the test. */
export const desk = (t) => t.resizeWindow(1280, 800);
