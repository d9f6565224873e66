"""Questions that are asked of every war, ready-made: the list, and the answers to one."""

from onrecord.model import Value
from onrecord.views.filters import Filter
from onrecord.views.questions import Answer, Question, ask, questions
from onrecord.web.asked import Asked
from onrecord.web.desk import DeskHere
from onrecord.web.pages import Pages

pages = Pages("questions")


class QuestionList(Value, frozen=True, kw_only=True):
    """All questions, shipped ones and the user's own."""

    questions: tuple[Question, ...]


class Answers(Value, frozen=True, kw_only=True):
    """The answers to a question, part by part, narrowed by a filter."""

    question: Question
    filter: Filter
    answers: tuple[Answer, ...]

    @property
    def lines(self) -> tuple[Value, ...]:
        """What all parts give, in one table."""
        return tuple(line for answer in self.answers for line in getattr(answer, self.question.show))


@pages.page("/ask", "questions.html", rows="questions")
def list_questions(desk: DeskHere) -> QuestionList:
    """The questions that can be asked."""
    return QuestionList(questions=questions(desk.settings.lexicons))


@pages.page("/ask/{name}", "question.html", rows="lines")
def one_question(desk: DeskHere, name: str, asked: Asked) -> Answers:
    """The answers to one question."""
    folder = desk.settings.lexicons
    answers = ask(desk.record, name, asked, folder=folder, names=desk.names)
    question = next(one for one in questions(folder) if one.name == name)
    return Answers(question=question, filter=asked, answers=answers)
