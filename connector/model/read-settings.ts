import type { Publisher } from '../solution/solution-content.ts';
import { isExamplePublisher } from './example-publisher.ts';
import type {
  ConnectorSettings,
  EnvironmentDefaults,
  FlowSettings,
  MappedColumn,
  RetryPolicy,
  SolutionNames,
  SolutionSettings,
} from './lead-model.ts';
import { customColumnLength, leadColumn } from './lead-columns.ts';
import { retryProfiles } from './retry-profiles.ts';

/** `solution.yaml` after the check against its JSON Schema, which filled in the defaults. */
export interface RawSettings {
  readonly publisher: Publisher;
  readonly version: string;
  readonly solutions: { readonly flow: SolutionNames; readonly connector: SolutionNames };
  readonly flow: { readonly displayName: string };
  readonly destination: FlowSettings['destination'];
  readonly mapping: Readonly<
    Record<string, string | { readonly column: string; readonly maxLength?: number }>
  >;
  readonly options: Pick<
    FlowSettings,
    | 'state'
    | 'response'
    | 'merge'
    | 'deadLetter'
    | 'notify'
    | 'heartbeat'
    | 'secureData'
    | 'leadSourceCode'
    | 'declareLeadDependency'
  > & { readonly schemaValidation: boolean; readonly retry: RetryPolicy['profile'] };
  readonly environment: EnvironmentDefaults;
  readonly connector: Omit<ConnectorSettings, 'contact'> & {
    readonly contact: Partial<ConnectorSettings['contact']>;
  };
}

/** The settings in the shape that the generators use. */
export function readSettings(raw: RawSettings): SolutionSettings {
  const { publisher, options } = raw;
  const { retry, schemaValidation, ...others } = options;
  const { profile, count, interval, minimumInterval, maximumInterval } = retryProfiles[retry];
  return {
    publisher,
    examplePublisher: isExamplePublisher(publisher),
    version: raw.version,
    flowSolution: raw.solutions.flow,
    connectorSolution: raw.solutions.connector,
    flow: {
      displayName: raw.flow.displayName,
      destination: raw.destination,
      mapping: mappingOf(raw.mapping),
      ...others,
      enableSchemaValidation: schemaValidation,
      retry: { profile, count, interval, minimumInterval, maximumInterval },
      environment: raw.environment,
    },
    connector: connectorSettings(raw.connector, publisher),
  };
}

/** Without a prototype: a field may be called `constructor`, and is not mapped by that. */
function mappingOf(raw: RawSettings['mapping']): FlowSettings['mapping'] {
  const columns = Object.entries(raw).map(([path, column]) => [path, mappedColumn(column)] as const);
  return Object.assign(Object.create(null) as object, Object.fromEntries(columns));
}

/** A column as the mapping names it, with its length: as given, else as in a new environment. */
export function mappedColumn(
  mapped: string | { readonly column: string; readonly maxLength?: number },
): MappedColumn {
  const column = typeof mapped === 'string' ? mapped : mapped.column;
  const given = typeof mapped === 'string' ? undefined : mapped.maxLength;
  return { column, maxLength: given ?? leadColumn(column)?.maxLength ?? customColumnLength };
}

function connectorSettings(raw: RawSettings['connector'], publisher: Publisher): ConnectorSettings {
  const url = raw.contact.url ?? publisher.website;
  const email = raw.contact.email ?? publisher.email;
  const privacyPolicy = raw.privacyPolicy ?? publisher.website;
  return {
    name: raw.name,
    displayName: raw.displayName,
    description: raw.description,
    brandColor: raw.brandColor,
    contact: {
      name: raw.contact.name ?? publisher.displayName,
      ...(url !== undefined && { url }),
      ...(email !== undefined && { email }),
    },
    ...(privacyPolicy !== undefined && { privacyPolicy }),
  };
}
