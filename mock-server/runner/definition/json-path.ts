/** The path of a member as Newtonsoft prints it: `a.b`, or `a['b c']` for a name that needs quotes. */
export function memberPath(parent: string, name: string): string {
  if (/[\s.'/"[\](){}]/u.test(name) || name === '') return `${parent}['${name.replaceAll("'", "\\'")}']`;
  return parent === '' ? name : `${parent}.${name}`;
}

/** The path of an array's item. */
export function itemPath(parent: string, index: number): string {
  return `${parent}[${index}]`;
}
