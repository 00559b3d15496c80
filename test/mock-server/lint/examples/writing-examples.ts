import {
  after,
  call,
  compose,
  dataverse,
  flow,
  list,
  mail,
  request,
  sales,
  salesforce,
  scope,
  work,
  type FlowExamples,
  type Node,
} from './flow-parts.ts';

const deadLetter = (more: Node) =>
  scope({
    Work: scope({ Write: work }),
    Put_aside: { ...more, ...after('Work', 'Failed', 'TimedOut', 'Skipped') },
  });

/** Flows for the rules on writing once and on failures. */
export const writingExamples: FlowExamples = {
  'F-create-retry': {
    bad: [
      flow({
        A: call(
          dataverse,
          'CreateRecord',
          { entityName: 'leads', 'item/subject': 'x' },
          { type: 'fixed', count: 2, interval: 'PT5S' },
        ),
      }),
      flow({ A: call(dataverse, 'CreateRecord', { entityName: 'leads', 'item/subject': 'x' }, null) }),
      flow({ A: call(salesforce, 'PostItem_V2', { table: 'Lead', 'item/LastName': 'x' }, null) }),
    ],
    good: [
      flow({ A: call(dataverse, 'CreateRecord', { entityName: 'leads', 'item/subject': 'x' }) }),
      flow({
        A: call(dataverse, 'CreateRecord', { entityName: 'leads', 'item/leadid': '@guid()' }, null),
      }),
      flow({ A: call(dataverse, 'UpdateRecord', { entityName: 'leads', recordId: '@guid()' }, null) }),
    ],
  },
  'F-post-retry': {
    bad: [flow({ A: { type: 'Http', inputs: { method: 'POST', uri: '@triggerBody()' } } })],
    good: [
      flow({
        A: { type: 'Http', inputs: { method: 'POST', uri: '@triggerBody()', retryPolicy: { type: 'none' } } },
      }),
      flow({
        A: {
          type: 'Http',
          inputs: { method: 'POST', uri: '@triggerBody()', headers: { 'Idempotency-Key': '@guid()' } },
        },
      }),
      flow({ A: { type: 'Http', inputs: { method: 'GET', uri: '@triggerBody()' } } }),
    ],
  },
  'F-failure-branch': {
    bad: [flow({ A: work }), flow({ A: work, B: compose(1, after('A')) })],
    good: [
      flow({ A: work, B: mail('It failed.', undefined, after('A', 'Failed', 'TimedOut')) }, request, sales),
      flow({ A: compose(1) }),
      flow({ A: work }, { type: 'Recurrence' }),
    ],
  },
  'F-failure-time-out': {
    bad: [
      flow({ A: work, B: compose(1, after('A', 'Failed')) }),
      flow({ S: scope({ A: work }), B: compose(1, after('S', 'Failed', 'Skipped')) }),
    ],
    good: [
      flow({ A: work, B: compose(1, after('A', 'Failed', 'TimedOut')) }),
      flow({ A: compose(1), B: compose(1, after('A', 'Failed')) }),
    ],
  },
  'F-dead-letter-service': {
    bad: [
      flow({ All: deadLetter(call(dataverse, 'CreateRecord', { entityName: 'exa_deadletters' })) }),
      flow({
        All: deadLetter(scope({ One: call(dataverse, 'CreateRecord', { entityName: 'exa_deadletters' }) })),
      }),
      flow(
        {
          Work: scope({ Tell: mail('A lead.') }),
          Put_aside: mail('It failed.', undefined, after('Work', 'Failed', 'TimedOut')),
        },
        request,
        sales,
      ),
      flow({
        Write: call(dataverse, 'UpdateRecord', { entityName: 'leads', recordId: '@guid()' }),
        Put_aside: call(
          dataverse,
          'CreateRecord',
          { entityName: 'exa_deadletters' },
          { type: 'none' },
          after('Write', 'Failed', 'TimedOut'),
        ),
      }),
    ],
    good: [
      flow({ Look: work, Look_again: list('statecode eq 1', after('Look', 'Failed', 'TimedOut')) }),
      flow({ All: deadLetter(mail('It failed.')) }, request, sales),
      flow({ All: deadLetter(compose(1)) }),
      flow(
        {
          Work: scope({ Write: work, Tell: mail('A lead.', undefined, after('Write')) }),
          Put_aside: mail('It failed.', undefined, after('Work', 'Failed', 'TimedOut')),
        },
        request,
        sales,
      ),
    ],
  },
};
