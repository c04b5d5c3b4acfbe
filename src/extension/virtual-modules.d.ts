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

declare module 'virtual:languages-image' {
  /** The languages' image in base64, put there by build.mjs. */
  const base64: string;
  export default base64;
}

declare module 'virtual:map' {
  /** MapDrawing as JSON, put there by build.mjs. */
  const json: string;
  export default json;
}

declare module 'virtual:words' {
  /** The words of every locale by language and key as JSON, put there by build.mjs. */
  const json: string;
  export default json;
}
