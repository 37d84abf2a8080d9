/** Talk to whoever grades, which no interviewer hears; on the lower-case text of one sentence. */
const patterns = [
  /\b(ignore|disregard|forget|override|bypass)\b.{0,30}\b(instruction|rule|prompt|rubric|above|previous|prior|criteria)/,
  /\b(give|award|grant|assign|output|return|mark|rate|score)\b.{0,40}\b((?<![\d.,:])100(?! ?%| ?percent| people)|10\/10|5\/5|(full (marks|credits?|score)|max(imum)? (score|marks|points)|(perfect|top|highest) score|top marks)\b|a\+(?= |$))/,
  /\bset\b.{0,20}\b(score|grade|mark|rating)s?\b.{0,20}(?<![\d.,:])\b(100|10|5|max|maximum|full)\b/,
  /\b(score|grade|rating|mark)s?\b\s*["']?\s*[:=]/,
  /\b(return|output|print|give|award)\b.{0,10}\b(score|grade|mark)s?\b.{0,6}-?\d/,
  /\b(system|assistant|human|user|developer)\s*:\s/,
  /\b(grader|grading model|language model|calibration mode|prompt injection|ai model|this grader|evaluator)\b/,
  /\bas the (course |question |rubric )?(author|teacher|examiner|creator|developer)\b.{0,25}\b(i|of)\b/,
  /\b(repeat|print|reveal|show|output|list|copy|quote)\b.{0,20}\b(rubric|example answer|model answer|answer key)\b/,
  /<\|?\/?(im_start|im_end|system|answer|score|instruction)/,
  /```|\{\{.*\}\}|\$\{|<%=|]]>/,
  /\b(this|the) (answer|response|candidate) (is|deserves|earns|should|must|meets|covers|addresses)\b.{0,40}\b(perfect|full|all|every|100|expert|excellent|key points?)/,
  /\ball key points?\b.{0,20}\b(hit|met|covered|present)/,
  /\b(read|score|grade|rate|mark|evaluate|judge)\b.{0,15}\b(the|this|my) (answer|response(?! rate| time)|candidate)\b/,
  /\b(feedback|evaluation|assessment)\b.{0,10}\b(write|say|print|output|put|insert)\b/,
  /-{2,}\s*end of/,
  /"(keypoints|redflags|anyof|description|rubric)"\s*:/,
  /\b(before|when|while|after) (scoring|grading|rating|marking)\b/,
  /\b(expected|reference|correct) answer\b/,
];

export const talksToGrader = new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'));
