/** Texts as texts.mjs compiles them in the build. */
declare module '*?compiled' {
  const texts: import('@lingui/core').Messages;
  export default texts;
}
