import { argvProperties } from './argv.ts';
import { checkProperties } from './property.ts';

checkProperties(argvProperties);
