/** A JSON value as it is written into a package file. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** What a solution holds, before it becomes files. Keys are fixed per component and never shown: ids come from them. */
export interface SolutionContent {
  readonly uniqueName: string;
  readonly displayName: string;
  readonly description?: string;
  /** `a.b.c.d`. */
  readonly version: string;
  readonly publisher: Publisher;
  readonly workflows: readonly WorkflowComponent[];
  readonly connectors: readonly ConnectorComponent[];
  readonly connectionReferences: readonly ConnectionReference[];
  readonly environmentVariables: readonly EnvironmentVariable[];
  readonly missingDependencies?: readonly MissingDependency[];
}

export interface Publisher {
  readonly uniqueName: string;
  readonly displayName: string;
  /** 2 to 8 characters, lower case. */
  readonly prefix: string;
  /** 10000 to 99999. */
  readonly optionValuePrefix: number;
  readonly email?: string;
  readonly website?: string;
}

export interface WorkflowComponent {
  /** Fixed key of the flow in the kit, such as `lead-flow`: its id is UUIDv5(solution unique name, key). */
  readonly key: string;
  readonly displayName: string;
  readonly description?: string;
  readonly state: 'on' | 'draft';
  /** The whole `clientdata`: `{ properties: { connectionReferences, definition, templateName }, schemaVersion }`. */
  readonly clientData: Json;
}

export interface ConnectorComponent {
  readonly key: string;
  /** Unique name of the solution whose name its id derives from, when packed into another one (`--combined`). */
  readonly homeSolution?: string;
  /** Logical name, `<prefix>_<[a-z0-9]+>`. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** `#rrggbb`. */
  readonly brandColor: string;
  /** OpenAPI 2.0 definition. */
  readonly definition: Json;
  readonly connectionParameters: Json;
  readonly policyTemplateInstances: Json;
  /** PNG bytes. */
  readonly icon?: Uint8Array;
}

export interface ConnectionReference {
  /** Logical name, `<prefix>_…`. */
  readonly logicalName: string;
  readonly displayName: string;
  /** API name such as `shared_commondataserviceforapps`; for a custom connector see `connectorKey`. */
  readonly apiName: string;
  /** Key of the custom connector (in this or the connector's solution). */
  readonly connectorKey?: string;
  /** Unique name of the solution that holds the custom connector; absent: this one. */
  readonly connectorSolution?: string;
  readonly description?: string;
}

export interface EnvironmentVariable {
  /** `<prefix>_<Name>`. */
  readonly schemaName: string;
  readonly displayName: string;
  readonly description?: string;
  readonly type: 'String' | 'Number' | 'Boolean' | 'JSON' | 'Data source' | 'Secret';
  readonly defaultValue?: string;
}

export interface MissingDependency {
  readonly required: {
    readonly type: number | string;
    readonly schemaName: string;
    readonly displayName: string;
    readonly solution: string;
    readonly package?: string;
    readonly id?: string;
  };
  readonly dependent: {
    readonly type: number | string;
    readonly displayName: string;
    readonly id?: string;
    readonly logicalName?: string;
  };
}

/** The files of a solution: path with forward slashes to bytes. The zip is a pure function of it. */
export type SolutionTree = ReadonlyMap<string, Uint8Array>;
