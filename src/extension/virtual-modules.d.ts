declare module 'virtual:reference-data' {
  /** ReferenceData as JSON, put there by build.mjs. */
  const json: string;
  export default json;
}

declare module 'virtual:gazetteer-image' {
  /** The gazetteer's image in base64, put there by build.mjs. */
  const base64: string;
  export default base64;
}
