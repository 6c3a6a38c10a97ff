"""The user's three criteria as plain questions, and what the answers propose.

Rules:

1. Each criterion stands for one level: ordinary relation, important business, what directly touches the company's
   interests. Of the criteria that any answer meets, the highest wins; without an answer the relation is ordinary.
2. The proposal says its reason in words: the criterion, and what was answered with yes.
3. What is stored of the answers are their ids, which say nothing about a customer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.access.level import Level
from app.customers.form import Relation, proposed_level


@dataclass(frozen=True, slots=True)
class Question:
    """What can be answered with yes. ``asks`` and ``says`` are (Vietnamese, English): the question, and the answer as
    a reason.
    """

    id: str
    criterion: Relation
    asks: tuple[str, str]
    says: tuple[str, str]


QUESTIONS: tuple[Question, ...] = (
    Question(
        "open_offer",
        Relation.IMPORTANT,
        (
            "Có báo giá, hợp đồng hoặc đơn hàng mà đối thủ biết được thì chen vào được không?",
            "Is there an offer, contract or order that a competitor could step into if they knew of it?",
        ),
        ("có giao dịch mà đối thủ có thể chen vào", "there is a deal that a competitor could step into"),
    ),
    Question(
        "own_terms",
        Relation.IMPORTANT,
        (
            "Khách hàng có giá, chiết khấu hoặc hạn nợ mà khách khác không có không?",
            "Does the customer have prices, discounts or credit that others do not have?",
        ),
        ("có điều khoản mà khách khác không có", "there are terms that other customers do not have"),
    ),
    Question(
        "dispute",
        Relation.IMPORTANT,
        (
            "Có khiếu nại hoặc thương lượng mà lộ ra thì hỏng việc không?",
            "Is there a complaint or negotiation that a leak would spoil?",
        ),
        ("đang có việc mà lộ ra thì hỏng", "something is under way that a leak would spoil"),
    ),
    Question(
        "dependence",
        Relation.INTEREST,
        (
            "Mất khách hàng này thì cả công ty chịu ảnh hưởng, không riêng một phòng?",
            "Would losing this customer hurt the whole company and not one department only?",
        ),
        ("mất khách hàng này thì cả công ty bị ảnh hưởng", "losing this customer would hurt the whole company"),
    ),
    Question(
        "company_secret",
        Relation.INTEREST,
        (
            "Hồ sơ có cho biết giá vốn, kế hoạch hoặc việc công ty chưa công bố không?",
            "Does the file tell costs, plans or anything that the company has not published?",
        ),
        ("hồ sơ cho biết việc công ty chưa công bố", "the file tells what the company has not published"),
    ),
    Question(
        "liability",
        Relation.INTEREST,
        (
            "Lộ ra thì công ty có thể bị phạt, bị kiện hoặc trái cam kết đã ký không?",
            "Could a leak get the company fined or sued, or break what it has signed?",
        ),
        ("lộ ra thì công ty có thể bị phạt hoặc bị kiện", "a leak could get the company fined or sued"),
    ),
)

CRITERIA: dict[str, dict[Relation, str]] = {
    "vi": {
        Relation.ORDINARY: "Quan hệ thông thường",
        Relation.IMPORTANT: "Nghiệp vụ quan trọng",
        Relation.INTEREST: "Đụng trực tiếp đến lợi ích công ty",
    },
    "en": {
        Relation.ORDINARY: "Ordinary relation",
        Relation.IMPORTANT: "Important business",
        Relation.INTEREST: "Directly touches the company's interests",
    },
}

_BY_ID = {question.id: question for question in QUESTIONS}
_PLACE = {"vi": 0, "en": 1}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the criteria give: the highest criterion met, its level, and the reason in words."""

    criterion: Relation
    level: Level
    reason: str


def questions_of(criterion: Relation) -> tuple[Question, ...]:
    """The questions that a yes makes meet this criterion."""
    return tuple(question for question in QUESTIONS if question.criterion is criterion)


def asked(question: Question, language: str) -> str:
    """The question in ``language``."""
    return question.asks[_PLACE[language]]


def known(answers: Iterable[str]) -> tuple[str, ...]:
    """Those of the answers that belong to a question of this version, in the order of the questions."""
    given = frozenset(answers)
    return tuple(question.id for question in QUESTIONS if question.id in given)


def propose(answers: Iterable[str], picked: Relation = Relation.ORDINARY, language: str = "vi") -> Proposal:
    """What the questions answered with yes propose; ``picked`` is a criterion chosen without any question."""
    order = list(Relation)
    yes = [_BY_ID[answer] for answer in known(answers)]
    criterion = max((picked, *(question.criterion for question in yes)), key=order.index)
    because = [question.says[_PLACE[language]] for question in yes if question.criterion is criterion]
    reason = CRITERIA[language][criterion]
    return Proposal(
        criterion, proposed_level(criterion), f"{reason}: {'; '.join(because)}." if because else f"{reason}."
    )
