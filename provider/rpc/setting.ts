/** The value of a setting, and the configuration key or environment variable from which it comes. */
export interface Setting {
  readonly value: string;
  readonly from: string;
}
