"""Kinds of texts in the content. A field of such a type is a text; its description is the comment for translators."""

from typing import Annotated

from pydantic import Field

from ashore.guide.models.base import Words

TitleText = Annotated[Words, Field(description="a title")]
ShortText = Annotated[Words, Field(description="a short title in menus, at most 22 columns")]
ParagraphText = Annotated[Words, Field(description="a paragraph; {blanks} stay as they are")]
WhyText = Annotated[Words, Field(description="why: one line")]
LabelText = Annotated[
    Words, Field(description="the name of a field, a choice or a line, at most 30 columns where possible")
]
HelpText = Annotated[Words, Field(description="a line of help")]
StatementText = Annotated[Words, Field(description="a statement of fact")]
CaveatText = Annotated[Words, Field(description="what is not certain about a fact")]
TermText = Annotated[Words, Field(description="a term of the glossary")]
MeaningText = Annotated[Words, Field(description="what a term means")]
AnswerText = Annotated[Words, Field(description="the chapter's answer, two or three sentences")]
SaysText = Annotated[Words, Field(description="what a letter, or a collector, says")]
UseWhenText = Annotated[Words, Field(description="when to use the letter")]
NotWhenText = Annotated[Words, Field(description="when not to use it")]
SetsOffText = Annotated[Words, Field(description="what it may set off")]
SendText = Annotated[Words, Field(description="how to send it")]
RequestText = Annotated[
    Words, Field(description="what the lender is asked to confirm; an item of a list in a message to the lender")
]
QuestionText = Annotated[
    Words,
    Field(
        description="a question: about a contact, to tick when it was so (at most 60 columns), or to ask back in a call"
    ),
]
AskedText = Annotated[Words, Field(description="a question on a page of its own, as people would put it")]
AnsweredText = Annotated[Words, Field(description="the answer to a question that people ask, two or three sentences")]
WhoText = Annotated[Words, Field(description="who can do it; a few words")]
StageOfText = Annotated[Words, Field(description="at what stage it is so; a few words")]
TodayText = Annotated[Words, Field(description="what the reader does today; a sentence")]
WhereText = Annotated[Words, Field(description="where to find the answer to a question; one sentence or two")]
CanText = Annotated[Words, Field(description="what can be done about it; one or two sentences")]
TheyText = Annotated[Words, Field(description="what lenders usually do at a stage")]
YouText = Annotated[Words, Field(description="what the reader can do at a stage")]
ReplyText = Annotated[Words, Field(description="a calm answer to what a collector says")]
StopText = Annotated[Words, Field(description="where to stop in a call")]
CheckText = Annotated[Words, Field(description="how to find out whether a court paper is real")]
PrintedText = Annotated[Words, Field(description="which day to look for in a court paper; one sentence or two")]
CountsText = Annotated[Words, Field(description="how the days to answer a court paper are counted")]
UndatedText = Annotated[Words, Field(description="what to do today where no day stands in a court paper")]
TrapText = Annotated[Words, Field(description="what does not help against a court paper, though it seems to")]
SilenceText = Annotated[Words, Field(description="what it means when one does not answer a court paper")]
DoText = Annotated[Words, Field(description="what to do with a court paper")]
MessageBeginText = Annotated[Words, Field(description="how the message to the lender begins")]
MessageLineText = Annotated[Words, Field(description="a line of a message to the lender; {blanks} stay as they are")]
MessageEndText = Annotated[Words, Field(description="how the message to the lender ends")]
ListItem = Annotated[Words, Field(description="an item of a list")]
AttachmentItem = Annotated[Words, Field(description="something to attach")]
