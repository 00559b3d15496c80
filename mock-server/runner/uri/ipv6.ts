/** An IPv6 address in its short form, lower case, without zone; `undefined`: not an address. */
export function ipv6Text(text: string): string | undefined {
  const address = text.replace(/%.*$/s, '').replace(/\/[0-9]{1,2}$/, '');
  const groups = readGroups(address);
  return groups === undefined ? undefined : shortForm(groups);
}

function readGroups(address: string): number[] | undefined {
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, index) => readHalf(half, index === halves.length - 1));
  if (head === undefined) return undefined;
  if (halves.length === 1) return head.length === 8 ? head : undefined;
  if (tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  return missing < 1 ? undefined : [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

/** The groups of one side of `::`; the last one may end in an IPv4 address. */
function readHalf(half: string, last: boolean): number[] | undefined {
  if (half === '') return [];
  const groups: number[] = [];
  const parts = half.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.') && last && index === parts.length - 1) {
      const bytes = /^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})$/
        .exec(part)
        ?.slice(1)
        .map(Number);
      if (bytes === undefined || bytes.some((byte) => byte > 255)) return undefined;
      const [a = 0, b = 0, c = 0, d = 0] = bytes;
      groups.push(a * 256 + b, c * 256 + d);
    } else {
      if (!/^[0-9a-f]{1,4}$/i.test(part)) return undefined;
      groups.push(Number.parseInt(part, 16));
    }
  }
  return groups;
}

function shortForm(groups: readonly number[]): string {
  if (endsInIpv4(groups)) {
    const head = compress(groups.slice(0, 6));
    const [high = 0, low = 0] = groups.slice(6);
    return `${head.endsWith(':') ? head : `${head}:`}${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
  }
  return compress(groups);
}

/** Mapped, compatible and embedded addresses end in the decimal form. */
function endsInIpv4(groups: readonly number[]): boolean {
  const [, , , , fifth = 0, sixth = 0, seventh = 0] = groups;
  if (fifth === 0 && sixth === 0x5efe) return true;
  if (groups.slice(0, 4).some((group) => group !== 0)) return false;
  if (fifth === 0 && sixth === 0xffff) return true;
  if (fifth === 0xffff && sixth === 0) return true;
  return fifth === 0 && sixth === 0 && seventh !== 0;
}

/** Replaces the longest run of two zeros or more by `::`; of equally long ones the first. */
function compress(groups: readonly number[]): string {
  let start = -1;
  let length = 1;
  for (let at = 0; at < groups.length; at += 1) {
    let end = at;
    while (groups[end] === 0) end += 1;
    if (end - at > length) {
      start = at;
      length = end - at;
    }
    at = Math.max(at, end - 1);
  }
  const text = groups.map((group) => group.toString(16));
  if (start < 0) return text.join(':');
  return `${text.slice(0, start).join(':')}::${text.slice(start + length).join(':')}`;
}
