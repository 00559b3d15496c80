import {
  after,
  call,
  compose,
  dataverse,
  flow,
  request,
  scope,
  work,
  type FlowExamples,
  type Node,
} from './flow-parts.ts';

const response = (more: Node = {}): Node => ({
  type: 'Response',
  kind: 'Http',
  inputs: { statusCode: 200 },
  ...more,
});

/** Flows for the rules on the answer and when it comes. */
export const responseExamples: FlowExamples = {
  'F-work-after-response': {
    bad: [
      flow({ Answer: response(), Write: { ...work, ...after('Answer') } }),
      flow({ Answer: response(), Write: { ...work, ...after('Answer', 'Succeeded', 'Failed') } }),
    ],
    good: [
      flow({ Write: work, Answer: response(after('Write')) }),
      flow({
        Answer: response(),
        Write: { ...work, ...after('Answer', 'Succeeded', 'Failed', 'TimedOut', 'Skipped') },
      }),
    ],
  },
  'F-default-retry': {
    bad: [
      flow({ Write: call(dataverse, 'ListRecords', {}, null), Answer: response(after('Write')) }),
      flow({
        S: scope({ Write: call(dataverse, 'ListRecords', {}, { type: 'Default' }) }),
        Wait: compose(1, after('S')),
        Answer: response(after('Wait')),
      }),
      flow(
        {
          Call: { type: 'Http', inputs: { method: 'GET', uri: "@parameters('u')" } },
          S: scope({ Answer: response() }, after('Call')),
        },
        request,
        { u: { type: 'String' } },
      ),
    ],
    good: [
      flow({ Write: work, Answer: response(after('Write')) }),
      flow({
        Answer: response(),
        Write: call(dataverse, 'ListRecords', {}, null, after('Answer', 'Succeeded', 'Skipped')),
      }),
      flow({ Write: call(dataverse, 'ListRecords', {}, null) }),
    ],
  },
  'F-retry-budget': {
    bad: [
      flow({
        Write: call(dataverse, 'ListRecords', {}, { type: 'fixed', count: 10, interval: 'PT10S' }),
        Answer: response(after('Write')),
      }),
      flow({
        One: call(dataverse, 'ListRecords', {}, { type: 'fixed', count: 5, interval: 'PT10S' }),
        Two: call(
          dataverse,
          'ListRecords',
          {},
          { type: 'exponential', count: 4, interval: 'PT5S', maximumInterval: 'PT20S' },
          after('One'),
        ),
        Answer: response(after('Two')),
      }),
    ],
    good: [
      flow({
        Write: call(dataverse, 'ListRecords', {}, { type: 'fixed', count: 9, interval: 'PT10S' }),
        Answer: response(after('Write')),
      }),
      flow({
        One: call(dataverse, 'ListRecords', {}, { type: 'fixed', count: 9, interval: 'PT10S' }),
        Two: call(dataverse, 'ListRecords', {}, { type: 'fixed', count: 9, interval: 'PT10S' }),
        Answer: response({ runAfter: { One: ['Succeeded'], Two: ['Succeeded'] } }),
      }),
    ],
  },
  'F-response-failure': {
    bad: [flow({ Write: work, Answer: response(after('Write')) })],
    good: [
      flow({
        Write: work,
        Answer: response(after('Write')),
        Say_no: response(after('Write', 'Failed', 'TimedOut')),
      }),
      flow({ Write: work, Answer: response(after('Write', 'Succeeded', 'Failed', 'TimedOut')) }),
      flow({ Answer: response(), Write: { ...work, ...after('Answer', 'Succeeded', 'Skipped') } }),
    ],
  },
};
