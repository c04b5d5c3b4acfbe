declare module '*.css' {
  /** The sheet's text: build.mjs bundles it as a string. */
  const text: string;
  export default text;
}
