import { checkProperties } from './property.ts';
import { variableProperties } from './variables.ts';

checkProperties(variableProperties);
