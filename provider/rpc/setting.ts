/** A value, and the name it was found under. */
export interface Setting {
  readonly value: string;
  readonly from: string;
}
