/**
 * The action codes that Microsoft documents (customer leads page, 2018-09-14 and 2020-03-30), and how strongly each
 * asks for a person: of two touches of one lead the stronger one names it. Others pass with a flag.
 */
export const actionCodes = {
  PLT: { title: 'asked to be contacted', strength: 4 },
  INS: { title: 'got the product', strength: 3 },
  Create: { title: 'bought it in the Azure portal', strength: 3 },
  StartTestDrive: { title: 'started a test drive', strength: 2 },
  DNC: { title: 'do not contact', strength: 1 },
} as const;

/** Spelling in the documentation by upper-case code. */
export const codeByUpperCase: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(actionCodes).map((code) => [code.toUpperCase(), code]),
);

/** Strength as one digit, by upper-case code. */
export const strengthByUpperCase: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(actionCodes).map(([code, { strength }]) => [code.toUpperCase(), String(strength)]),
);

/** What stands for "do not contact" between hyphens, after spaces, dots, underscores and brackets went. */
export const doNotContactWords = ['dnc', 'donotcontact', 'do-not-contact'] as const;
