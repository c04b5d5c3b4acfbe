/** The map of the members and their neighbours as it is drawn: SVG paths in whole units of a field of `width` × `height`. */
export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  /** Land of states that have no name here. */
  readonly land: string;
  /**
   * Land over which states are in dispute and which Natural Earth, by its policy, draws with who holds it: here it is given to none.
   * https://www.naturalearthdata.com/about/disputed-boundaries-policy/
   */
  readonly disputed: string;
  /** By ISO 3166-1 alpha-2 code. */
  readonly states: Readonly<Record<string, string>>;
}
