// What a browser run leaves.
export const report = 'target/browser/report.xml';
export const screenshots = 'target/browser/screenshots';
