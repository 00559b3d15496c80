/**
 * A .NET decimal: `coefficient` × 10^-`scale`, |coefficient| < 2^96, scale 0 to 28. The scale is kept
 * (`1.50` stays `1.50`), as System.Decimal does.
 */
export class Decimal {
  readonly coefficient: bigint;
  readonly scale: number;

  constructor(coefficient: bigint, scale: number) {
    this.coefficient = coefficient;
    this.scale = scale;
  }
}
