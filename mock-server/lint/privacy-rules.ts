import { asString, memberAt, memberOf, shown } from '../../connector/problems/json-value.ts';
import type { Finding, LintRule } from '../../connector/problems/lint-rule.ts';
import { placeAt, type FlowNode, type FlowView } from '../../connector/flow-lint/flow-view.ts';
import { everyNode, expressionsOf, flowTexts, piecesOf, type FlowText } from './flow-text.ts';
import { requestTriggers } from './trigger-rules.ts';

const personal =
  /^(?:e-?mail(?:address)?|phone(?:number)?|mobile|first_?name|last_?name|sur_?name|full_?name|userdetails|date_?of_?birth)$/i;
/** Kinds of actions that can be secured and show what they were given. */
const showing =
  /^(?:Compose|ParseJson|Select|Query|Join|Table|Http|OpenApiConnection|ApiConnection|Workflow)$/i;

/** Secrets by their look: the signature of a trigger URL, keys of storage and bus, bearer tokens. */
const secrets: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['the signature of a URL', /[?&]sig=[A-Za-z0-9_%-]{20,}/],
  ['an account key', /(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/=]{20,}/],
  ['a bearer token', /\bBearer\s+[A-Za-z0-9._~+/-]{20,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
];
const secretNames =
  /^(?:x-)?(?:api[-_]?key|x-functions-key|client[-_]?secret|password|ocp-apim-subscription-key)$/i;
/** Addresses that are names, not places: schemas and namespaces. */
const names =
  /^https?:\/\/(?:json-schema\.org|schema\.management\.azure\.com|schemas?\.[a-z.]+|adaptivecards\.io|www\.w3\.org|tempuri\.org|aka\.ms)\b/i;

/** Rules on what a flow shows and what it has built in. */
export const privacyRules: readonly LintRule<FlowView>[] = [
  {
    id: 'F-secure-data',
    title: 'Personal data is hidden in the run history',
    why: 'Every owner and admin can read inputs and outputs of runs for 30 days.',
    remedy: 'Add runtimeConfiguration.secureData.properties with inputs and outputs.',
    severity: 'warning',
    check: secureDataFindings,
  },
  {
    id: 'F-hard-coded-address',
    title: 'Addresses of services and people come from environment variables',
    why: 'A flow with a built-in address has to be edited in every environment, and mails go to the wrong people.',
    remedy: 'Make it an environment variable.',
    severity: 'warning',
    check: (view) =>
      flowTexts(view).flatMap(({ template, owner, path, keys }): readonly Finding[] => {
        if (keys.includes('apiId') || keys.at(-1) === 'operationId') return [];
        const literals = literalTexts(template);
        const url = literals
          .flatMap((text) => [...text.matchAll(/https?:\/\/[^\s"'<>{}()]+/gi)].map(([found]) => found))
          .find((found) => /:\/\/[^/]*\w\.\w|:\/\/localhost/.test(found) && !names.test(found));
        if (url !== undefined)
          return [
            { message: `"${owner.name}" holds the address "${hidden(url)}".`, at: placeAt(view, path) },
          ];
        const mail = literals
          .map((text) => /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(text)?.[0])
          .find((found) => found !== undefined);
        return mail === undefined
          ? []
          : [{ message: `"${owner.name}" holds the e-mail address "${mail}".`, at: placeAt(view, path) }];
      }),
  },
  {
    id: 'F-hard-coded-secret',
    title: 'No secret is built into a flow',
    why: 'Everybody who can open the flow or its package has it, and it cannot be changed without a release.',
    remedy: 'Use a connection, or a secret environment variable.',
    severity: 'error',
    check: (view) =>
      flowTexts(view).flatMap(({ text, template, owner, path, keys }): readonly Finding[] => {
        const [what] = secrets.find(([, pattern]) => pattern.test(text)) ?? [];
        if (what !== undefined)
          return [{ message: `"${owner.name}" holds ${what}.`, at: placeAt(view, path) }];
        const name = shown(keys.at(-1));
        const built = template?.kind === 'text' && template.value.trim() !== '' && secretNames.test(name);
        return built
          ? [{ message: `"${owner.name}" holds a value for "${name}".`, at: placeAt(view, path) }]
          : [];
      }),
  },
];

function* secureDataFindings(view: FlowView): Generator<Finding> {
  const texts = flowTexts(view);
  const triggers = requestTriggers(view);
  const touched = texts.filter((text) => readsPerson(text));
  if (triggers.length === 0 || (touched.length === 0 && !triggers.some(describesPerson))) return;
  for (const trigger of triggers)
    if (!secured(trigger).includes('outputs'))
      yield {
        message: `The outputs of "${trigger.name}" hold personal data and are not secured.`,
        at: placeAt(view, trigger.path),
      };
  const owners = new Set(touched.map(({ owner }) => owner).filter(({ type }) => showing.test(type)));
  for (const owner of owners)
    if (!secured(owner).includes('inputs'))
      yield {
        message: `The inputs of "${owner.name}" hold personal data and are not secured.`,
        at: placeAt(view, owner.path),
      };
}

function secured({ node }: FlowNode): readonly unknown[] {
  return [memberAt(node, 'runtimeConfiguration', 'secureData', 'properties')].flat();
}

/** The expression takes a member of the caller's body whose name says that it is about a person. */
function readsPerson({ template }: FlowText): boolean {
  return expressionsOf(template).some(({ node }) => {
    const nodes = everyNode(node);
    const ofCaller = nodes.some(
      (each) => each.kind === 'call' && /^trigger(?:body|outputs)?$/i.test(each.name),
    );
    return (
      ofCaller &&
      nodes.some(
        (each) =>
          each.kind === 'select' &&
          each.key.kind === 'literal' &&
          typeof each.key.value === 'string' &&
          personal.test(each.key.value),
      )
    );
  });
}

function describesPerson({ node }: FlowNode): boolean {
  const visit = (schema: unknown, depth: number): boolean =>
    depth < 20 &&
    Object.entries(Object(memberOf(schema, 'properties'))).some(
      ([name, inner]) => personal.test(name) || visit(inner, depth + 1),
    );
  return visit(memberAt(node, 'inputs', 'schema'), 0);
}

/** The literal texts of a template, those inside expressions included. */
function literalTexts(template: FlowText['template']): readonly string[] {
  return [
    ...piecesOf(template).flatMap((piece) => (piece.kind === 'text' ? [piece.text] : [])),
    ...expressionsOf(template).flatMap(({ node }) =>
      everyNode(node).flatMap((each) => (each.kind === 'literal' ? [asString(each.value) ?? ''] : [])),
    ),
  ];
}

function hidden(url: string): string {
  return url.replace(/([?&](?:sig|code|key)=)[^&]*/i, '$1***');
}
