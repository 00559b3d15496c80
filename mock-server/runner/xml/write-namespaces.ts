import { XmlFault } from './xml-cursor.ts';
import { XMLNS_NAMESPACE, localNameOf, prefixOf } from './xml-node.ts';
import type { XmlElement } from './xml-node.ts';

interface Binding {
  readonly prefix: string;
  readonly namespace: string;
  /** Whether a declaration for it is written. */
  declared: boolean;
}

/** What is bound at one place of the output; `bindings` runs from the root inwards. */
export interface NamespaceScope {
  readonly bindings: readonly Binding[];
  readonly defaultNamespace: string;
  readonly depth: number;
}

export const noNamespaces: NamespaceScope = { bindings: [], defaultNamespace: '', depth: 0 };

export interface NamedElement {
  readonly name: string;
  /** Names of the attributes, in their order. */
  readonly attributeNames: readonly string[];
  /** Declarations that the element needs and does not have. */
  readonly added: readonly (readonly [name: string, value: string])[];
  readonly scope: NamespaceScope;
}

/**
 * Chooses the names under which an element and its attributes are written, and the declarations that must be added,
 * as .NET's XmlTextWriter does: a prefix without namespace is dropped, an attribute whose prefix is bound on the
 * element itself takes the latest prefix of its namespace.
 */
export function nameElement(element: XmlElement, outer: NamespaceScope): NamedElement {
  const bindings: Binding[] = outer.bindings.map((binding) => ({ ...binding }));
  const start = bindings.length;
  const depth = outer.depth + 1;
  let defaultNamespace = outer.defaultNamespace;
  let defaultWritten = false;
  let generated = 0;

  const lastOf = (prefix: string): Binding | undefined =>
    bindings.findLast((binding) => binding.prefix === prefix);
  const bind = (prefix: string, namespace: string, declared: boolean): void => {
    if (namespace === '') throw new XmlFault('Cannot use a prefix with an empty namespace.');
    if (namespace === XMLNS_NAMESPACE) throw new XmlFault('Cannot bind to the reserved namespace.');
    const existing = lastOf(prefix);
    if (existing?.namespace === namespace) existing.declared ||= declared;
    else {
      if (declared && existing !== undefined && bindings.indexOf(existing) >= start) existing.declared = true;
      bindings.push({ prefix, namespace, declared });
    }
  };
  const prefixFor = (wanted: string, namespace: string): string => {
    const boundHere = bindings.some((binding, index) => index >= start && binding.prefix === wanted);
    const defined = bindings.findLast(
      (binding) => binding.namespace === namespace && lastOf(binding.prefix) === binding,
    )?.prefix;
    if (defined !== undefined && (boundHere || wanted === '' || wanted === defined)) return defined;
    let prefix = wanted;
    if (boundHere || wanted === '') {
      generated += 1;
      prefix = `d${depth}p${generated}`;
    }
    bind(prefix, namespace, false);
    return prefix;
  };

  const elementPrefix = element.namespace === '' ? '' : prefixOf(element.name);
  if (elementPrefix === '') defaultNamespace = element.namespace;
  else bind(elementPrefix, element.namespace, false);
  const attributeNames = element.attributes.map(({ name, namespace, value }) => {
    const local = localNameOf(name);
    if (name === 'xmlns') {
      // What an element without prefix is in, its own declaration does not change.
      if (elementPrefix !== '') defaultNamespace = value;
      defaultWritten = true;
    } else if (namespace === XMLNS_NAMESPACE) bind(local, value, true);
    else if (namespace === '') return local;
    else if (prefixOf(name) !== 'xml') return `${prefixFor(prefixOf(name), namespace)}:${local}`;
    return name;
  });
  const added: (readonly [string, string])[] = bindings
    .slice(start)
    .filter(({ declared }) => !declared)
    .toReversed()
    .map(({ prefix, namespace }) => [`xmlns:${prefix}`, namespace] as const);
  if (!defaultWritten && defaultNamespace !== outer.defaultNamespace)
    added.push(['xmlns', defaultNamespace] as const);
  for (const binding of bindings) binding.declared = true;
  return {
    name: elementPrefix === '' ? localNameOf(element.name) : element.name,
    attributeNames,
    added,
    scope: { bindings, defaultNamespace, depth },
  };
}
