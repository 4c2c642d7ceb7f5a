/** Texts, compiled by texts.mjs in the build. */
declare module '*?compiled' {
  const texts: import('@lingui/core').Messages;
  export default texts;
}
