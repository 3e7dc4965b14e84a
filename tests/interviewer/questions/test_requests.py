"""A request is heard as one, in many wordings and with a recogniser's slips; an answer that mentions one is not."""

from __future__ import annotations

import pytest

from interview.interviewer.questions.requests import LONGEST, Request, request_in

REQUESTS = {
    Request.REPEAT: """
        sorry, could you repeat that please
        Could you repeat the question?
        can you say that again
        I didn't get that
        Sorry, I didn't catch that.
        pardon?
        sorry?
        Sorry, what was the question again?
        what was that
        come again
        I didn't hear the last part, could you repeat it
        um could you uh repeat the question please
        can you repeat dad
        once more please
        I missed the question
        what did you say
        can I hear the question again please
        i lost track of the question sorry
        would you mind repeating the question
        excuse me can you ask that again
        you broke up there can you say it again
        could you speak a bit louder please
        could you repete the question
        Could you please just repeat that for me?
        sorry can you say the question again
        I'm sorry, I missed that. Could you repeat it?
        Sorry, I wasn't listening, what was the question?
        Can I hear that once more?
    """,
    Request.REPHRASE: """
        what do you mean by that
        can you put it differently
        could you rephrase that
        Could you re-phrase the question, please?
        I don't understand the question
        i dont understand
        sorry i'm not sure i understand the question
        what exactly do you mean
        what do you mean by data modelling
        could you explain the question
        can you ask it in another way
        i'm not sure what you mean
        what are you looking for
        I didn't quite understand what you're asking
        can you be more specific
        Could you clarify what you mean?
        in other words
        I'm a bit confused by the question
        i don't get it
        can you say that in simpler words
        do you mean at work or in private
        can you rephrace that please
        could you refrase it
        hmm I'm not quite sure what you're asking
        Sorry, I don't think I understand the question
        I'm not sure I understood that
        I am not sure I follow
        what does that mean
        would you mind rephrasing the question
        is it possible to put the question differently
        The question is not clear to me
        could you explain what you mean by that
        could you explain that a bit more
    """,
    Request.HINT: """
        can I have a hint
        give me a hint please
        a hint please
        hint
        could you give me a little hint
        I could use some help here
        can you help me
        where should I start
        could you give me an example
        I don't know, can you give me a hint?
        i'm stuck
        um i don't know where to start
        could I get a hint
        Can you give me a tip please
        can you help me out here
        I need some help with this one
        what kind of answer should i give
    """,
    Request.MORE_TIME: """
        give me a second
        let me think
        just a moment please
        Hmm, let me think about that for a second.
        one second
        I need a moment to think
        hold on
        hang on a second
        wait
        Can I have a minute to think about it?
        could I take a moment to think
        that's a good question, let me think
        good question
        i need some time to think
        I need a little more time
        bear with me
        okay let me think of an example
        let me see
        um just give me one sec
        Let me think about it for a moment, please
        give me a moment to collect my thoughts
        I'm still thinking
        Sorry, just one second
        could you give me a few seconds
        can I think about it for a minute
        Hmm, that's a tough one. Let me think.
        wait a second
        I'm not ready yet
    """,
    Request.SKIP: """
        next question please
        skip
        can we skip this one
        pass
        I'd like to skip this question
        let's move on
        can we move on to the next question
        I would rather not answer that
        I don't know, next question please
        can we come back to that later
        I'll pass on this one
        ask me something else
        i'd prefer not to answer
        can you ask me another question
        I can't answer that
        next
        can I skip it
        I'd rather skip that one if possible
        let's go to the next one
        move on please
        I don't want to answer that
        could we go to the next question please
        Sorry, I don't know. Can we move on?
        let's come back to this later
    """,
    Request.PAUSE: """
        can we take a break
        pause
        can we pause for a moment
        I need a short break
        let's take a quick break
        could you pause the interview please
        i'll be right back
        someone is at the door
        I need to use the bathroom
        could we take a five minute break
        can we take a short break please
        hold on, someone's at the door
        I need a break
    """,
    Request.END: """
        can we stop here
        let's stop here
        I want to end the interview
        end the interview
        stop the interview please
        I'd like to stop now
        let's call it a day
        I have to go
        can we finish here please
        that's enough for today
        I would like to end the interview here
        can we end the interview
        I think I want to stop now
        let's finish here
        sorry I have to go now
    """,
    Request.UNKNOWN: """
        I don't know
        I don't know.
        no idea
        I have no idea sorry
        I really don't know
        I'm not sure
        sorry I don't know the answer
        I've never done that
        I have never used it before
        I can't think of anything
        I can't think of an example right now
        nothing comes to mind
        i don't have any experience with that
        um i don't know to be honest
        dunno
        I have never been in a situation like that
        my mind went blank
        I don't know what to say
        hmm, I don't really know
        Sorry, no idea
        I'm afraid I don't know
        I don't think I've ever done that
        I'm not sure to be honest
        I really can't think of any example right now
        I don't remember
        I don't have an example for that
        I wouldn't know
        honestly I have no clue
        That has never happened to me
        I haven't had that situation before
        I don't know how to do that
        I don't know anything about that
    """,
}
ANSWERS = """
    I had to repeat the test three times
    I don't know if you have seen Kafka, but I built a pipeline on it
    I don't know Kafka, but I built something like it with RabbitMQ
    I passed the exam last year
    Let me think of the time at Brightwater when the load failed
    I skip the first row of the file
    Next, I called the doctor
    I would ask them to repeat the order
    I asked my manager for a hint
    We stopped the line
    We had to stop the production line for two hours
    One second is too slow for our page
    I needed a moment with the patient before the doctor came
    I'd take a break and come back to it
    I rephrased the question for the customer
    First I explain the question to the students
    I explain it with a drawing
    I help customers
    I helped him
    The next question is who owns the data
    I moved on to another company
    I paused the deployment
    No experience with Kafka, but four years with RabbitMQ
    I'm not sure we would have made it without the night shift
    I never used Excel again after that
    Never heard complaints after that
    I have never missed a deadline
    I have never used Kubernetes but I have run Docker for years
    I can't think of a better team than mine
    I ended the contract with the supplier
    I would end the meeting early
    I would stop the medication and call the doctor
    I don't understand people who do not write tests
    I didn't get the job but I learned a lot
    I didn't hear the alarm, so I checked the pump
    I missed the deadline
    I missed a bug in the release
    What I did was split the table
    What do you mean by done is what I always ask my team
    It depends
    Yes
    Yes, I do
    No
    okay
    thank you
    We use Airflow
    I wait for the results and then I call the customer
    Hold on to your best customers
    I would wait a minute and measure again
    I give the patient a moment to think
    A good question is worth more than a good answer
    Let me tell you about my last project
    Let me start with my studies
    Let me see if I can describe it: we had a queue and it overflowed
    I was stuck in traffic so I called ahead
    Help the customer first
    I'd help them
    I would give them an example
    I tell them where to start
    How I start is by reading the logs
    I go back to the customer later
    I leave the ward tidy
    I have to go through the list every morning
    I need to leave enough time for questions
    I pass the information to the night shift
    I'd rather not answer the phone while I count the till
    I took a short break after my studies
    I'm not familiar with Kafka but I know RabbitMQ
    I don't have experience with SAP but I learned Navision in a month
    Because I was not sure about the dose, I asked the doctor
    Restart it
    I clarify the requirements
    I ask again
    I double check
    Again and again I told them that
    I'd repeat the measurement
    Stop the bleeding first
    Minutes matter
    Two minutes
    the last part of the project was mine
    the first one
    a second opinion
    I am thinking about the customer first
    I would clarify what they need
    I would ask for help
    I can explain that
    That is all I have
    I'm done
    let me explain
    let me rephrase that
    let me repeat the question
    I will ask again
    I'll say it again
    I have to repeat it
    I need to explain it better
    let me finish
    can I finish
    I'll stop here
    let me stop there
    I would stop there
    I forgot
    I lost it
    It was not clear
    It was confusing
    Differently
    In a different way
    I will leave
    I would leave it
    I can't see it
    I'm done
    that's it
    that's all I wanted to say
    I quit
    I never did
    not often
    Yes, exactly
    I gave him a second to think
    a break
    Let me help
    Let me help him
    I'd wait
    I'd hold on to it
    I'd ask for an example
    I'd ask what they mean
    what they mean by that is not clear
    what you mean is important
    I said could you repeat that
    the customer said I don't understand
    I don't know everything
    I don't know anybody who does it better
    I don't remember the exact number but it was about forty
    I haven't used it at work but at home
    I can't say I liked it
    we stop here
    we move on to the next patient
    next patient please
    the next question I asked was about allergies
    I repeat the order to the customer
    To repeat the question, you want to know how I plan
    I would clarify
    I would rephrase it
    I have a good example
    I have an example
    for example
    I can give you an example
    I'd like to give you an example
    Let me give you an example
    let me take an example
    I could use an example from my last job
    here is an example
    Sure, one moment I remember is the fire alarm
    one moment I remember
    I'm thinking about a project at Brightwater
    I need to think about the budget first
    I want a break from night shifts
    I take breaks
    I don't want to talk about my boss in a bad way, so let me put it neutrally
    I didn't understand the code at first
    I didn't understand it at first, so I asked
    I did not hear back from them
    I was not listening to the customer enough
    I'm stuck with the old system
    what was wrong was the date
    what was it like
"""
SAID = [(line.strip(), request) for request, lines in REQUESTS.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("text", "request_made"), SAID)
def test_a_request_is_understood(text: str, request_made: Request) -> None:
    assert request_in(text) is request_made


@pytest.mark.parametrize(("text", "request_made"), SAID)
def test_a_request_is_understood_as_a_recogniser_writes_it(text: str, request_made: Request) -> None:
    plain = "".join(mark for mark in text.casefold() if mark not in ".,?!")
    assert request_in(f"um {plain}") is request_made


@pytest.mark.parametrize("text", [line.strip() for line in ANSWERS.strip().splitlines()])
def test_an_answer_that_mentions_such_words_is_no_request(text: str) -> None:
    assert request_in(text) is None


@pytest.mark.parametrize(("text", "request_made"), SAID)
def test_a_request_inside_an_answer_is_no_request(text: str, request_made: Request) -> None:
    assert request_in(f"The doctor on the ward said {text} and so I wrote it down for her") is None


def test_of_several_requests_the_one_that_decides_counts() -> None:
    assert request_in("I don't know, can you give me a hint?") is Request.HINT
    assert request_in("I don't know. Next question, please.") is Request.SKIP
    assert request_in("Let me think. Sorry, could you repeat the question?") is Request.REPEAT


def test_silence_politeness_and_length_are_no_request() -> None:
    assert request_in("") is None
    assert request_in("  ... ") is None
    assert request_in("Um, yes, okay, thank you.") is None
    assert request_in("repeat that please " * LONGEST) is None
