import type { ProblemSource } from './fault-source.ts';

/** One refusal of the Web API: status, code and sentence. */
interface FaultEntry {
  readonly status: number;
  /** `0x…`, as in `error.code`. */
  readonly code: string;
  /** Sentence with `{0}`, `{1}` … */
  readonly message: string;
  readonly source: ProblemSource;
}

/** The Web API's refusals, in its own words. */
export const dataverseFaults = {
  unknownTable: {
    status: 404,
    code: '0x80060888',
    message: "Resource not found for the segment '{0}'.",
    source: 'reported',
  },
  unknownColumnInQuery: {
    status: 400,
    code: '0x80060888',
    message: "Could not find a property named '{0}' on type 'Microsoft.Dynamics.CRM.{1}'.",
    source: 'reported',
  },
  badQuery: { status: 400, code: '0x80060888', message: '{0}', source: 'reported' },
  unknownColumn: {
    status: 400,
    code: '0x80048d19',
    message:
      "Error identified in Payload provided by the user for Entity :'{1}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: The property '{0}' does not exist on type 'Microsoft.Dynamics.CRM.{2}'. Make sure to only use property names that are defined by the type.",
    source: 'reported',
  },
  unknownNavigation: {
    status: 400,
    code: '0x80048d19',
    message:
      "Error identified in Payload provided by the user for Entity :'{1}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: An undeclared property '{0}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.",
    source: 'reported',
  },
  wrongType: {
    status: 400,
    code: '0x80048d19',
    message:
      "Error identified in Payload provided by the user for Entity :'{1}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: Cannot convert the literal '{0}' to the expected type '{2}'.",
    source: 'reported',
  },
  invalidBody: {
    status: 400,
    code: '0x80048d19',
    message: "Error identified in Payload provided by the user for Entity :'{0}'.",
    source: 'ours',
  },
  tooLong: {
    status: 400,
    code: '0x80044331',
    message:
      "A validation error occurred. The length of the '{0}' attribute of the '{1}' entity exceeded the maximum allowed length of '{2}'.",
    source: 'documented',
  },
  unknownOption: {
    status: 400,
    code: '0x8004431a',
    message:
      "A validation error occurred. The value {0} of '{1}' on record of type '{2}' is outside the valid range. Accepted Values: {3}",
    source: 'reported',
  },
  outOfRange: {
    status: 400,
    code: '0x80044330',
    message:
      "A validation error occurred. The value of '{0}' on record of type '{1}' is outside the valid range.",
    source: 'documented',
  },
  requiredColumn: {
    status: 400,
    code: '0x80040203',
    message: "Required field '{0}' is missing",
    source: 'ours',
  },
  missingRow: {
    status: 404,
    code: '0x80040217',
    message: '{0} With Id = {1} Does Not Exist',
    source: 'reported',
  },
  missingKeyRow: {
    status: 404,
    code: '0x80060891',
    message: 'A record with the specified key values does not exist in {0} entity',
    source: 'documented',
  },
  unknownKey: {
    status: 400,
    code: '0x80060888',
    message:
      "The number of keys specified in the URI does not match number of key properties for the resource '{0}'.",
    source: 'reported',
  },
  duplicateId: {
    status: 412,
    code: '0x80040237',
    message: 'Cannot insert duplicate key.',
    source: 'documented',
  },
  duplicateKey: {
    status: 412,
    code: '0x80060892',
    message:
      'Entity Key {0} violated. A record with the same value for {1} already exists. A duplicate record cannot be created. Select one or more unique values and try again.',
    source: 'reported',
  },
  versionMismatch: {
    status: 412,
    code: '0x80060882',
    message: "The version of the existing record doesn't match the RowVersion property provided.",
    source: 'documented',
  },
  recordExists: {
    status: 412,
    code: '0x80060894',
    message: 'A record with matching key values already exists.',
    source: 'documented',
  },
  notBuiltIn: {
    status: 400,
    code: 'NotBuiltIn',
    message: 'This fake does not know {0}.',
    source: 'ours',
  },
} as const satisfies Record<string, FaultEntry>;

/** A refusal on its way to the answer. */
export class DataverseFault extends Error {
  override readonly name = 'DataverseFault';
  readonly status: number;
  readonly code: string;

  constructor(kind: keyof typeof dataverseFaults, ...values: readonly string[]) {
    const entry = dataverseFaults[kind];
    super(entry.message.replaceAll(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? ''));
    this.status = entry.status;
    this.code = entry.code;
  }

  toResponse(): Response {
    return Response.json(
      { error: { code: this.code, message: this.message } },
      {
        status: this.status,
        headers: { 'Content-Type': 'application/json; odata.metadata=full', 'OData-Version': '4.0' },
      },
    );
  }
}
