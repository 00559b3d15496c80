const named: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text for HTML as .NET's WebUtility.HtmlEncode writes it: the five characters of markup, U+00A0 to U+00FF and
 * everything beyond the basic plane as references; lone surrogates become U+FFFD.
 */
export function htmlEncode(text: string): string {
  return text.replaceAll(/[<>&"'\u00a0-\u00ff\ud800-\udfff]|[\u{10000}-\u{10ffff}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
    return named[character] ?? `&#${code};`;
  });
}
