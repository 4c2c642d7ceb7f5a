// Results of a browser run.
export const report = 'target/browser/report.xml';
export const screenshots = 'target/browser/screenshots';
