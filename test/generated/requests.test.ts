import { checkProperties } from './property.ts';
import { requestProperties } from './requests.ts';

checkProperties(requestProperties);
