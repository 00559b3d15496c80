import type { Publisher } from '../solution/solution-content.ts';

/** One leaf of the lead: where it stands in the payload and what people are told of it. */
export interface LeadField {
  /** Path in the payload, such as `['UserDetails', 'Email']`. */
  readonly path: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly example?: string;
  readonly visibility: 'important' | 'advanced' | 'none' | 'internal';
}

/** Everything that the generators need, read from `lead.schema.yaml` and `solution.yaml`, checked and with defaults. */
export interface LeadModel {
  readonly fields: readonly LeadField[];
  /** The lead schema as JSON Schema, without the kit's own keywords. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly settings: SolutionSettings;
}

/** `solution.yaml` with every default filled in. */
export interface SolutionSettings {
  readonly publisher: Publisher;
  /** True while the publisher is the one that ships as an example. */
  readonly examplePublisher: boolean;
  readonly version: string;
  readonly flowSolution: {
    readonly uniqueName: string;
    readonly displayName: string;
    readonly description: string;
  };
  readonly connectorSolution: {
    readonly uniqueName: string;
    readonly displayName: string;
    readonly description: string;
  };
  readonly flow: FlowSettings;
  readonly connector: { readonly name: string; readonly displayName: string; readonly brandColor: string };
}

export interface FlowSettings {
  readonly displayName: string;
  readonly state: 'on' | 'draft';
  readonly destination: 'dataverse';
  /** Column of the destination's table, by payload path joined with `/` (`UserDetails/Email`). */
  readonly mapping: Readonly<Record<string, string>>;
  readonly response: 'none' | 'accepted' | 'completed';
  readonly merge: {
    readonly way: 'lookup' | 'unique' | 'none';
    readonly windowHours: number;
    readonly keyColumn?: string;
  };
  readonly deadLetter: 'email' | 'sharepoint';
  readonly notify: 'none' | 'email' | 'teams';
  readonly heartbeat: { readonly enabled: boolean; readonly days: number };
  readonly secureData: boolean;
  readonly enableSchemaValidation: boolean;
  readonly declareLeadDependency: boolean;
}
