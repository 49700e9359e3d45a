/** What all objects of an assembly have that come over the wire. */
export interface Thing {
  readonly id: string;
  /** The index of the entry that last changed it. */
  readonly entry: number;
}
