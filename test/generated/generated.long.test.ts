import { answerProperties } from './answers.ts';
import { argvProperties } from './argv.ts';
import { checkProperties } from './property.ts';
import { requestProperties } from './requests.ts';
import { screenProperties } from './screens.ts';
import { wireProperties } from './wire.ts';
import { variableProperties } from './variables.ts';

checkProperties(
  [
    ...requestProperties,
    ...answerProperties,
    ...argvProperties,
    ...screenProperties,
    ...variableProperties,
    ...wireProperties,
  ],
  'long',
);
