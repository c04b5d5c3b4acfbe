import type { ErrorObject, ValidateFunction } from 'ajv';
import { didYouMean, type Problem } from './problems.ts';
import type { Place } from './records.ts';

/** The errors of the schema's last run as problems; the first `depth` steps of each path lead to the record. */
export function schemaProblems(
  validate: ValidateFunction,
  depth: number,
  place: Place,
  record: string,
): readonly Problem[] {
  return relevant(validate.errors ?? []).map((error) => {
    const field = fieldOf(error, depth);
    const suggestion = suggestionFor(error);
    return {
      file: place.file,
      line: place.lineOf(field),
      record,
      field,
      message: messageOf(error),
      ...(suggestion === null ? {} : { suggestion }),
    };
  });
}

/** Drops errors that say nothing: where no branch of a union fits, only the branch that was meant counts, or else the union itself. */
function relevant(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const unions = errors.filter(({ keyword }) => keyword === 'oneOf');
  const chosen = errors.filter((error) => {
    if (error.keyword === 'oneOf') return !errors.some((other) => isMeant(other, error));
    return error.keyword !== 'type' || !unions.some(({ instancePath }) => instancePath === error.instancePath);
  });
  const seen = new Set<string>();
  return chosen.filter((error) => {
    const key = `${fieldOf(error, 0)} ${messageOf(error)}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Does the error come from the branch of the union that has the type of the value? */
function isMeant({ instancePath, keyword }: ErrorObject, union: ErrorObject): boolean {
  if (instancePath.startsWith(`${union.instancePath}/`)) return true;
  return instancePath === union.instancePath && keyword !== 'type' && keyword !== 'oneOf';
}

function fieldOf({ instancePath, params }: ErrorObject, depth: number): string {
  const steps = instancePath.split('/').slice(1 + depth);
  const named: unknown = params['additionalProperty'] ?? params['missingProperty'];
  if (typeof named === 'string') steps.push(named);
  return steps.map((step, at) => (/^\d+$/.test(step) ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
}

function messageOf({ keyword, message, params, parentSchema, data }: ErrorObject): string {
  const described = (parentSchema as { readonly description?: string } | undefined)?.description;
  const shown = typeof data === 'string' || typeof data === 'number' ? `«${data}»` : 'the value';
  switch (keyword) {
    case 'additionalProperties':
      return 'unknown field';
    case 'required':
    case 'dependentRequired':
      return 'missing';
    case 'maxLength':
      return `has ${Array.from(String(data)).length} characters; the maximum is ${String(params['limit'])}`;
    case 'minLength':
      return 'is empty';
    case 'minItems':
      return `has fewer than ${String(params['limit'])} entries`;
    case 'maxItems':
      return `has more than ${String(params['limit'])} entries`;
    case 'uniqueItems':
      return 'has the same entry twice';
    case 'enum':
      return `${shown} is not one of ${(params['allowedValues'] as readonly unknown[]).join(', ')}`;
    case 'pattern':
      return `${shown} is not ${described ?? 'in the right form'}`;
    case 'oneOf':
      return `${shown} has none of the types allowed here`;
    case 'type':
      return `${data === null ? 'is empty' : `has ${shown}`}, but must be of type ${String(params['type'])}`;
    default:
      return message ?? keyword;
  }
}

function suggestionFor({ keyword, params, parentSchema, data }: ErrorObject): string | null {
  if (keyword === 'additionalProperties') {
    const known = (parentSchema as { readonly properties?: object } | undefined)?.properties ?? {};
    return didYouMean(String(params['additionalProperty']), Object.keys(known));
  }
  if (keyword === 'enum') return didYouMean(String(data), (params['allowedValues'] as readonly unknown[]).map(String));
  return null;
}
