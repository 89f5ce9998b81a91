import { parserProperties } from './http-parser.ts';
import { checkProperties } from './property.ts';

checkProperties(parserProperties);
