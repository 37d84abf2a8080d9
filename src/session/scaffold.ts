import type { Level } from '../domain/question.ts';

interface Wanted {
  /** An id: lower-case letters, digits, hyphens. */
  readonly role: string;
  readonly title: string;
  readonly level: Level;
}

const levelTitles: Readonly<Record<Level, string>> = {
  junior: 'Junior',
  mid: 'Mid-level',
  senior: 'Senior',
  lead: 'Lead',
  manager: 'Manager of',
};

/** A question file to start from: one question that passes its own tests, and comments on what to change. */
export function scaffold({ role, title, level }: Wanted): string {
  const initials = role
    .split('-')
    .map((word) => word.charAt(0))
    .join('');
  return `# yaml-language-server: $schema=../../schemas/question-file.schema.json
# Check it with: drill validate questions/${role}/${level}.yaml
schemaVersion: 1
role:
  id: ${role} # the name of the folder; the same in every file of the role
  title: ${title}
  summary: Say in one sentence what somebody in this job is there for.
level:
  id: ${level} # the name of the file
  title: ${levelTitles[level]} ${title}
  focus: Say what an interviewer looks for at this level.
questions:
  # One entry a question; copy this one and change it. Never use an id for another question later:
  # saved answers hang on it.
  - id: ${initials}-${level}-own-mistake
    # behavioral, situational, competency, motivational, technical or leadership
    type: behavioral
    skills: [ownership, honesty]
    # As the interviewer says it.
    text: Tell me about a mistake that you made at work. What did you do about it?
    introduction: Shows whether you own what went wrong, repair it and keep it from happening again.
    howToAnswer:
      - Name the mistake in one sentence, without an excuse.
      - Say whom you told, and how soon.
      - Say what you did to repair it and what came of it.
      - End with what you changed so that it does not happen again.
    whatNotToSay:
      - text: My biggest mistake is that I work too hard.
        why: It dodges the question, and the interviewer has heard it before.
      - text: Somebody else had given me the wrong numbers.
        why: It hands on the blame, so nothing can have been learned.
    # A strong answer in the first person; it must score at least 80 by the rubric below.
    exampleAnswer: >-
      Last autumn I was responsible for the order list of our department. On a Friday evening I sent
      it off without checking it and ordered four hundred boxes of gloves where we needed forty. I
      saw it on Monday morning when the delivery was announced. I told my supervisor within ten
      minutes and said that it was my mistake. Then I called the supplier, explained what I had done
      and asked to send three hundred and sixty boxes back. They agreed, and I paid the twenty euros
      for the return from our budget after my supervisor had approved it. As a result nothing was
      lost but an hour of work. Since then I check every list against the one of the month before,
      and a colleague looks over it as well. In the year after that we had no wrong order.
    rubric:
      # star asks for situation, task, action and result; none does not.
      structure: star
      # What a strong answer contains, whatever its story. Phrases of two to four words, as people
      # say them; forms of a word (tell, told, telling) are found by themselves.
      keyPoints:
        - id: named-the-mistake
          description: Names the mistake without an excuse.
          weight: 2
          anyOf:
            - it was my mistake
            - sent it off without checking
            - I overlooked
            - I had forgotten
            - I mixed up
            - I got it wrong
        - id: told-at-once
          description: Tells those concerned at once.
          weight: 2
          anyOf:
            - told my supervisor
            - within ten minutes
            - told her right away
            - admitted it to
            - informed the team
            - called the customer
        - id: repaired-it
          description: Says what was done to repair it.
          weight: 2
          anyOf:
            - called the supplier
            - asked to send back
            - corrected the list
            - put it right
            - stayed late to fix
            - apologized to
        - id: changed-something
          description: Says what has changed so that it does not happen again.
          weight: 2
          anyOf:
            - since then I check
            - a colleague looks over it
            - wrote a checklist
            - double check
            - set a reminder
            - no wrong order
      # What no good answer contains.
      redFlags:
        - id: blames-others
          description: Hands on the blame.
          anyOf: [not my fault, somebody else's fault, gave me the wrong, nobody told me]
      words: { min: 80, max: 260 }
    # A part of the story (situation, task, action, result) or the id of a key point, or always: true.
    followUps:
      - when: { missing: changed-something }
        ask: What do you do differently today?
    # The file tests itself: each sample must score within its band. Add an adequate one.
    samples:
      - quality: weak
        text: >-
          I do not really make mistakes, because I am very careful. If something goes wrong it is
          usually not my fault, and then I say so.
        why: It tells no mistake and hands on the blame.
        expect: { max: 40 }
      - quality: strong
        text: >-
          In my first month at the archive I was in charge of the incoming files. One afternoon I
          mixed up two folders of patients with the same surname and put the letters of one into the
          other. I noticed it an hour later when I filed the next letter. I got it wrong, so I
          told my supervisor right away and we agreed that I call the ward. I informed
          the nurse, took out the three letters and corrected the list myself, which took me until
          six. No letter had been read by the wrong person. I wrote a checklist for the folders with
          the date of birth as the second line, and I double check it against the wristband number.
          It has not happened again in two years, and the checklist hangs in all three archives.
        why: It owns the mistake, tells at once, repairs it and changes how the work is done.
        expect: { min: 70 }
    timeLimitSeconds: 120
    # draft while you work on it; only active questions are asked
    status: active
    source: { author: Your name, licence: CC-BY-4.0 }
`;
}
