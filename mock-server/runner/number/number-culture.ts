/** How a culture writes numbers: the members of .NET's NumberFormatInfo that formats and parsing use. */
export interface NumberCulture {
  readonly positiveSign: string;
  readonly negativeSign: string;
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  /** Digits of the groups from the point outwards; the last repeats, 0 ends grouping. */
  readonly groupSizes: readonly number[];
  /** Digits after the point where `N`, `F`, `P` give none. */
  readonly decimalDigits: number;
  readonly negativePattern: number;
  readonly currencySymbol: string;
  readonly currencyDecimalDigits: number;
  readonly currencyDecimalSeparator: string;
  readonly currencyGroupSeparator: string;
  readonly currencyGroupSizes: readonly number[];
  readonly currencyPositivePattern: number;
  readonly currencyNegativePattern: number;
  readonly percentSymbol: string;
  readonly perMilleSymbol: string;
  readonly percentPositivePattern: number;
  readonly percentNegativePattern: number;
  readonly nan: string;
  readonly positiveInfinity: string;
  readonly negativeInfinity: string;
}

/** CultureInfo.InvariantCulture. */
export const invariantNumbers: NumberCulture = {
  positiveSign: '+',
  negativeSign: '-',
  decimalSeparator: '.',
  groupSeparator: ',',
  groupSizes: [3],
  decimalDigits: 2,
  negativePattern: 1,
  currencySymbol: '¤',
  currencyDecimalDigits: 2,
  currencyDecimalSeparator: '.',
  currencyGroupSeparator: ',',
  currencyGroupSizes: [3],
  currencyPositivePattern: 0,
  currencyNegativePattern: 0,
  percentSymbol: '%',
  perMilleSymbol: '‰',
  percentPositivePattern: 0,
  percentNegativePattern: 0,
  nan: 'NaN',
  positiveInfinity: 'Infinity',
  negativeInfinity: '-Infinity',
};
