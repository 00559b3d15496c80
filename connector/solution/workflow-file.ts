import { workflowId } from './content-ids.ts';
import type { Json, SolutionContent, WorkflowComponent } from './solution-content.ts';
import { textBytes } from './text-bytes.ts';
import { language } from './solution-xml.ts';
import { element, textElement, type XmlElement } from './xml/xml-node.ts';

/** The file of a flow: name without forbidden characters, at most 50, then the id in upper case (156 of 156 exports). */
export function workflowEntry(displayName: string, id: string): string {
  const stem = displayName.replaceAll(/[^A-Za-z0-9_-]/g, '').slice(0, 50);
  return `Workflows/${stem}-${id.toUpperCase()}.json`;
}

/** The flow's own file: `clientdata`, two spaces, CRLF, no byte order mark (one makes the import fail). */
export function workflowFile(clientData: Json): Uint8Array {
  return textBytes(JSON.stringify(clientData, null, 2).replaceAll('\n', '\r\n'));
}

/** The flow's row in `customizations.xml`: the columns of a cloud flow, constant but for name and state. */
export function workflowElement(content: SolutionContent, workflow: WorkflowComponent): XmlElement {
  const id = workflowId(content, workflow);
  const name = workflow.displayName;
  const { description } = workflow;
  const on = workflow.state === 'on';
  return element('Workflow', { WorkflowId: `{${id}}`, Name: name, Description: description || undefined }, [
    textElement('JsonFileName', `/${workflowEntry(name, id)}`),
    textElement('Type', 1),
    textElement('Subprocess', 0),
    textElement('Category', 5),
    textElement('Mode', 0),
    textElement('Scope', 4),
    textElement('OnDemand', 0),
    textElement('TriggerOnCreate', 0),
    textElement('TriggerOnDelete', 0),
    textElement('AsyncAutodelete', 0),
    textElement('SyncWorkflowLogOnFailure', 0),
    textElement('StateCode', on ? 1 : 0),
    textElement('StatusCode', on ? 2 : 1),
    textElement('RunAs', 1),
    textElement('IsTransacted', 1),
    textElement('IntroducedVersion', '1.0.0.0'),
    textElement('IsCustomizable', 1),
    textElement('BusinessProcessType', 0),
    textElement('IsCustomProcessingStepAllowedForOtherPublishers', 1),
    textElement('ModernFlowType', 0),
    textElement('PrimaryEntity', 'none'),
    element('LocalizedNames', {}, [element('LocalizedName', { languagecode: language, description: name })]),
    description !== undefined &&
      description !== '' &&
      element('Descriptions', {}, [element('Description', { languagecode: language, description })]),
  ]);
}
