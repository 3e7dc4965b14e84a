"""The wordings of what a candidate may ask for, one a line; knows no utterance and no pattern.

(a|b c) is a choice, [a|b] may be left out, [a|b]* may come any number of times, {name} stands for a part, {word} for
any word. Contractions are written out ("do not"), as requests.py writes out what was said.
"""

from __future__ import annotations

PARTS = {
    "ask": """
        (could|can|would|will|might|can not|could not) [not] (you|we|u|ya) [{softly}]*
        (would|do) you mind [{softly}]*
        (is it|would it be) (possible|okay|ok|fine|alright|all right) [for you] [to|if you|if we] [{softly}]*
        i would (like|love|prefer) you to
        i (want|need) you to
        (you|we) (can|could) [{softly}]*
    """,
    "wish": """
        (could|can|may|might|shall|should) (i|we) [{softly}]*
        (is it|would it be) (possible|okay|ok|fine|alright|all right) [for me|for us] [to|if i|if we] [{softly}]*
        i would (like|love|prefer|rather) [us] [to] [{softly}]*
        i (want|need) [us] to [{softly}]*
        let us [{softly}]*
    """,
    "thing": """
        (that|this|it|you|them|yourself|dad|question)
        (that|this|the|a|your|my|these) [interview|last|whole|entire] (question|questions|part|bit|one|sentence)
        [the|your] (last|first|second|third|whole|entire|previous|end|beginning|middle) [question|part|bit|word| \
            sentence|thing|one] [of (it|that|the question|your question)]
        [what] you [have] [just] (said|asked)
        what you (were|are) (saying|asking) [me] [for]
        what you mean [by (that|this|it)]
        all of (that|it)
    """,
    "some": "(a|an|another|one|some|any|the|two|three|a few|a couple of|a couple|couple of|half a|1|2) [more]",
    "small": "(little|small|tiny|quick|short|brief|bit of|more|extra|bit more|little bit of)",
    "moment": "(second|seconds|sec|secs|minute|minutes|min|mins|moment|moments|time|bit|while)",
    "again": """
        (again|once more|one more time|another time|a second time|slower|slowly|more slowly|louder|a bit louder| \
            for me|to me)
    """,
    "otherwise": """
        differently
        [in] (another|a different|some other|a simpler|a clearer) way
        in (simpler|other|plain|easier|different|simple) (words|terms|english|language)
        [a bit|a little] [more] (simply|clearly|simpler|clearer|easier)
    """,
    "think": """
        (more|longer|here|first)
        to (think|remember|recall|reflect) [it|that|this|one] [about|of|through|over] [it|that|this|one|a|an|my| \
            the|answer|good|example|question]*
        to (collect|gather|organise|organize|sort) my (thoughts|ideas)
        to come up with (something|one|an example)
    """,
    "subject": """
        (that|this|it|one|anything|something|anything like that|anything like this|something like that| \
            something like this)
        (a|that|this|such a) (situation|case|thing|question) [like (that|this)]
    """,
    "clue": "(hint|hints|clue|clues|tip|tips|pointer|pointers|nudge|example|examples|suggestion|guidance|hynt)",
    "reword": """
        (rephrase|rephrased|rephrasing|re phrase|refrase|ray phrase|reface|reword|re word|paraphrase|clarify| \
            clarifying|explain)
        (explaining|simplify|specify|elaborate|elaborate on|elaborate a bit on)
    """,
    "to next": """
        (to|with) (the|a|another) (next|new|different|other) [question|questions|one|thing|topic]
        (to|with) (the next|another|next) [question|one|topic]
    """,
    "quite": "(quite|really|fully|actually|exactly|even|entirely|completely|honestly|still|so|too|totally)",
    "known": """
        (that|it|this|this one|that one|the answer|anything|much)
        (about|to|of) (that|this|it) [one]
        (what to (say|answer)|how to (do|explain|answer) (that|this|it))
    """,
    "few words": "{word} [{word}] [{word}] [{word}]",
    "about": """
        (about|of|on|over|through) (that|this|it|an example|a good example|one|a good one|something| \
            the question) [one]
    """,
    "softly": "(please|maybe|possibly|perhaps|just|kindly|quickly|also|then|actually|briefly)",
    "now": "(right now|at the moment|before|yet|at all|at work|to be honest|either|now|in my (work|job))",
}

PHRASES = {
    "end": """
        [{ask}|{wish}] (stop|end|finish|quit|conclude|wrap up|terminate|leave) (this|the|our|my) (interview| \
            session|conversation|call) [here|now|early|today|for today]*
        ({ask}|{wish}) (stop|end|finish|quit|wrap up) [it|this|things] (here|there|now) [for today|for now|today]*
        (let us|can we|could we|may we|shall we|can i|could i|may i|i want to|i need to|i would (like| \
            prefer) to) (stop|quit|end it|end this|be done) [now|here|for today|today]*
        let us (call it a day|leave it (here|there)|finish for today)
        i (have|need|got|have got) to (go|leave|run) [now|here]
        end [of] [the] interview
        (that is|it is) enough for (today|now|me)
        i do not want to (continue|go on|do this) [any more|anymore]
    """,
    "pause": """
        [{ask}|{wish}] pause [this|it|the (interview|session)] [for {some} [{small}]* {moment}]
        ({ask}|{wish}) (take|have|make|get|do with) {some} [{small}|five minute|ten minute|minute]* (break|pause| \
            breather|rest)
        i (need|want) {some} [{small}]* (break|pause|breather|rest)
        [a] (short|quick|little) break
        ({ask}|{wish}) (stop|hold it) for {some} [{small}]* {moment}
        stop
        i will be [right] back [in {some} {moment}]
        be right back
        [there is] (someone|somebody) [is] at (the|my) door
        my phone is ringing
        the (doorbell|door bell|phone) is ringing
        {wish} (go to|use) the (bathroom|toilet|restroom|loo)
        (give me|i need) (five|ten|fifteen|5|10) minutes
        {wish} (get|grab|have|drink) (some|a glass of|a sip of|a drink of) water
    """,
    "skip": """
        [{ask}|{wish}|i will] (skip|skipping|pass|pass on|scip) [{thing}] [out|for (now|later)|and (go|move) on]*
        [{ask}|{wish}] (leave|drop) {thing} [out|for (now|later)]*
        [{ask}|{wish}] (move|moving|go|jump|carry) (on|ahead|along|forward|further) [{to next}]
        [{ask}|{wish}] (move|go|jump|continue|proceed) {to next}
        [the|a] (next|nest|another|different|a different) [question|questions|one]
        [{ask}|{wish}] (have|get|take|try|do|hear|give me|ask me|ask) (the next|another|a different|a new| \
            some other) (question|questions|one|thing)
        [{ask}|{wish}] (ask|ask me|try|take|do) something else
        (i would (rather|prefer)|i prefer|i want|i would like) [to] not [to] (answer|say|talk about|discuss| \
            go into|comment on) [{thing}]
        [i] do not (want|wish|feel comfortable|feel like) [to] (answer|answering|talk about|talking about|discuss| \
            discussing) {thing}
        [i] (can not|will not) answer {thing}
        no (comment|answer)
        ({ask}|{wish}) (come|get|go) back to {thing} [later|at the end|another time]
        i (pass|skip)
    """,
    "hint": """
        [{ask}|{wish}] [give|have|get|offer|use|do with|ask for|tell me|provide] [me] [{some}] [{small}]* {clue} \
            [of what you mean|about (that|it|what to say)|how to (start|answer|begin)]
        [i] (need|could use|want|would like) {some} [{small}]* {clue}
        [{ask}] (help|assist) [me] [out|here|a bit|a little|get started|with (this|that|it) [one|question]]*
        [i] (need|could use|want) [{some}] [{small}]* help [here|with (this|that) [one|question]]
        (where|how) (do|should|would|could|can) (i|one|you) (start|begin|answer|approach) [with] [this|that|it| \
            here] [question|one]
        [i] (do not know|am not sure) (where|how) to (start|begin|answer) [this|that|it] [question|one]
        what (should|could|can) i (say|talk about|answer) [here|to that]
        what (kind|sort) of answer (should|could|do) (i|you) (give|want|expect)
        i am stuck [here]
        [{ask}] (point me in the right direction|get me started|give me {some} (starting point|place to start|start))
    """,
    "rephrase": """
        [{ask}] {reword} [{thing}] [{otherwise}|further|more|a bit more|better|again|to me|for me|what you mean]*
        [{ask}] (put|putting|say|saying|ask|asking|word|phrase|frame|express|formulate|try) \
            [{thing}] {otherwise} [please]
        (in other words|[in] {otherwise} please)
        [i] (do not|did not|can not|could not) [{quite}]* [think i] (understand|understood|follow|grasp| \
            see what you mean) [{thing}] [means|mean|well|correctly|at all|by that]*
        [i] (do not|can not) [{quite}]* get {thing} [at all]
        [i] do not [{quite}]* know what (you mean|you are asking|that means|this means|that is|this is|it means) \
            [by (that|this|it)] [me|for|at all]*
        [i am] [{quite}]* not [{quite}|sure|certain|clear]* (if|that|on|about|i|what|sure|clear) [i] [{quite}]* \
            (understand|understood|follow|get|got|see|know) [{thing}]
        [i am] [{quite}]* not [{quite}]* (sure|certain|clear) [on|about] (what you mean|what you are asking| \
            what that means|what this means|what it means|what is meant) [by (that|this|it)] [me|for]*
        what [exactly] (do|did) you mean [exactly|here] [(by|with|when you say) {few words}]
        what does (that|this|it) [{few words}] mean [exactly]
        what is (that|this|it) supposed to mean
        what [exactly] are you (asking|looking for|after|getting at) [me|for|exactly|here|with (that|this) \
            [question]]*
        in (what|which) (sense|way|context)
        (that is|this is|it is|(the|your|this|that) question (is|was)|i am) [a bit|a little|not] [{quite}]* \
            (clear|unclear|confused|confusing|lost|vague) [to me|by (that|this|the) [question]]*
        [{ask}] [be] [a bit|a little] more specific
        do you mean {few words} [or {few words}]
        what kind of {few words} (do you mean|are you (looking for|after|thinking of))
    """,
    "repeat": """
        [{ask}] (repeat|repeating|repeated|restate|re peat|replay) [{thing}] [{again}]*
        [{ask}] (read|reread|re read|go over|run through) {thing} [{again}]*
        [{ask}] (say|saying|ask|asking|tell me|read|play|state) [{thing}] [for me|to me]* {again} [{again}]*
        {wish} (hear|have|get) {thing} {again}
        [{ask}] (speak|talk) [up|a bit|a little]* (up|louder|slower|more slowly) [a bit|a little]
        (come|say) again
        (again|once more|one more time|a repeat)
        [i] (did not|could not|can not|have not) [{quite}]* (get|got|catch|caught|hear|heard|make out) [{thing}] \
            [clearly|properly|well|at all|there|correctly]*
        [i] [just] (missed|misheard) {thing} [there]
        [i] [just] (lost|forgot|have forgotten) [track of] ((the|your) question|what you [just] (asked|said)| \
            what the question was)
        (i lost you|you were gone) [there|for a (second|moment)]
        (pardon|pardon me|beg your pardon|beg pardon|i beg your pardon|what|huh)
        (what|which) (was|is|were) ({thing}|that) [again]
        (what|which) was it again
        what (did|have) you [just] (say|said|ask|asked) [again|just now]
        you (broke up|cut out|were breaking up|froze) [there|for a (second|moment)]
        [the] (sound|audio|connection|line) (cut out|broke up|dropped|is bad|was bad|was unclear)
        [i] was not (listening|paying attention)
    """,
    "more_time": """
        [{ask}|{wish}] [just] (give|need|have|take|get|allow|use|spare) [me|us|myself] [just] [{some}] \
            [{small}]* {moment} [{think}]*
        i [just|will|will just|would] need [just] [{some}] [{small}]* {moment} [{think}]*
        [just] (a|one|another|just a|half a) [{small}]* (second|sec|minute|moment|min) [{think}]*
        [{ask}|{wish}] (hold on|hang on|wait|bear with me) [for] [[{some}] [{small}]* {moment}] [{think}]*
        let me [just|quickly|first]* (think|see|reflect|consider|remember|recall|think back|have a think) \
            [{about}] [for] [{some} {moment}]
        let me [just] (collect|gather|organise|organize|sort) my (thoughts|ideas|mind) [for {some} {moment}]
        i am [just|still]* thinking [{about}]
        {wish} think [{about}] [for {some} {moment}]
        [i] (need|have|want|would like) to [just] think [{about}] [for {some} {moment}]
        [that is|it is|this is|what] [a|an] [really|very] (good|great|tough|hard|difficult|interesting|tricky) \
            (one|question)
        [i am] not (ready|done|finished) [yet|thinking]*
    """,
    "unknown": """
        [i] [really|honestly|just|actually]* (do|would) not [{quite}]* know [{known}|{now}]*
        (i dunno|dunno|idk|beats me|not a clue|n a|na|none|nothing|no response)
        [i|we] (forget|forgot|have forgotten) ({subject}|the answer|how (that|this|it) works) [{now}]*
        [i|we] (did not|have not) (learn|learned|learnt|study|studied|cover|covered) [{subject}|{now}]*
        i (would have to guess|would have to look (that|this|it) up|give up)
        [i] [{quite}]* [have|have got|got] [absolutely|really] no (idea|clue) [about (that|this|it)]
        [i] (have not|have not got|do not have) (a|any|the faintest|the slightest) (clue|idea)
        [i am] [{quite}]* not [{quite}]* sure [{known}|{now}]*
        [i|we] [have|had] never [{quite}]* (done|used|had|been in|worked with|worked on|heard of|met|seen|tried| \
            experienced|faced|encountered|learned|learnt|studied|learned about|heard) [{subject}|{now}]*
        i do not think i have [ever] (done|used|had|been in|worked with|heard of|seen|tried|experienced|faced) \
            [{subject}|{now}]*
        (that|this|it) [has] never (happened|occurred) [to me] [{now}]
        [i] do not [{quite}]* (remember|recall) [{subject}|any|an example|about (that|this|it)|{now}]*
        [i] have not [{quite}|ever]* (done|used|had|been in|worked with|heard of|seen|tried|experienced|faced| \
            encountered) [{subject}|{now}]*
        [i] [{quite}]* (can not|could not) [{quite}]* (think of|come up with|remember|recall|say|tell [you]) \
            [{subject}|any|[any|a good|an] (example|examples)|a time|{now}]*
        nothing [really] (comes|springs) to mind [{now}]
        (my mind (is|went|has gone)|i am drawing a|i am going|i draw a|i went) blank
        [i] do not [{quite}]* have (an|a|any|much|that|this) [real|relevant|good|such|direct] (answer|experience| \
            example|idea|knowledge|clue) [(of|with|for|in|like|to) (that|this|it|you)|{now}]*
        [i have] no (experience|example|knowledge) [(of|with|for|in) (that|this|it)]
        i am not familiar with (that|this|it)
        (that|this|that one|this one) i do not know
    """,
}

# What may stand around a request; alone it is none.
POLITE = """
    (please|sorry|thanks|hi|hello|hey|yes|yeah|no|okay|ok|sure|right|well|so|oh|and|but|or|actually|maybe|just| \
            then|now|here)
    (really|honestly|frankly|unfortunately|first|because|again|interviewer|quickly|perhaps|anyway|alright|sir|madam)
    [i am] [so|very|really] sorry [about that]
    (excuse me|my apologies|i apologise|i apologize|my bad|thank you [so much|very much]|to be honest|all right)
    if (you do not mind|possible|you (could|can|would)|that is (okay|ok|possible|fine|alright|all right))
    (for (me|now|a second)|i (think|guess|mean|suppose|fear|was distracted|am afraid)|(on|with) (this|that) [one])
"""
