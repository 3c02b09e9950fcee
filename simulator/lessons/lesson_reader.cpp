// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_reader.h"

#include "portal/compose.h"
#include "portal/key_file.h"
#include "simulator/lessons/lesson_options.h"

#include <glibmm/i18n.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace simulator {

namespace {

using portal::KeyFile;

constexpr std::string_view step_prefix = "step ";
constexpr std::string_view question_prefix = "question ";
constexpr std::size_t most_answers = 4;

bool is_id(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

/// Reads one group after the other, and remembers which texts are not translated.
class Reader {
public:
  explicit Reader(const KeyFile& file) : m_file{file} {}

  ReadLesson read(std::string id) {
    if (!is_id(id))
      throw portal::KeyFileError{{}, {}, _("a file name of small letters, digits and -, which ends in .ini")};
    m_read.lesson.id = std::move(id);
    read_head();
    for (const std::string& group : m_file.groups()) {
      if (group.starts_with(step_prefix))
        m_read.lesson.steps.push_back(step(group));
      else if (group.starts_with(question_prefix))
        m_read.lesson.questions.push_back(question(group));
      else if (group != head)
        throw portal::KeyFileError{group, {}, _("[lesson], [step NAME] or [question NAME]")};
    }
    if (m_read.lesson.steps.empty())
      throw portal::KeyFileError{{}, {}, _("at least one [step NAME]")};
    if (m_read.lesson.questions.empty())
      throw portal::KeyFileError{{}, {}, _("at least one [question NAME]")};
    return std::move(m_read);
  }

private:
  static constexpr const char* head = "lesson";

  void read_head() {
    if (m_file.text(head, "format") != "1")
      throw portal::KeyFileError{head, "format", "1"};
    expect_keys(head, {"format", "options", "opens-dialog"}, {"title", "about", "read-on"});
    Lesson& lesson = m_read.lesson;
    lesson.title = needed(head, "title");
    lesson.about = needed(head, "about");
    lesson.read_on = needed(head, "read-on");
    lesson.options = options(head);
    lesson.opens_dialog = m_file.truth(head, "opens-dialog", true);
  }

  LessonStep step(const std::string& group) {
    LessonStep step;
    step.name = group.substr(step_prefix.size());
    if (!is_id(step.name))
      throw portal::KeyFileError{group, {}, _("a name of small letters, digits and -")};
    expect_keys(group, {"done", "wrong", "show", "options"}, {"now", "why", "how", "wrong-text"});
    step.now = needed(group, "now");
    step.why = text(group, "why");
    step.how = text(group, "how");
    step.wrong_text = text(group, "wrong-text");
    step.done = patterns(group, "done");
    step.wrong = patterns(group, "wrong");
    step.show = actions(group);
    if (m_file.has(group, "options"))
      step.options = options(group);
    check_whole(group, step);
    return step;
  }

  static void check_whole(const std::string& group, const LessonStep& step) {
    if (step.wrong.empty() != step.wrong_text.empty())
      throw portal::KeyFileError{group, step.wrong.empty() ? "wrong-text" : "wrong",
                                 _("wrong and wrong-text together")};
    if (step.is_to_read() && !(step.wrong.empty() && step.show.empty() && step.how.empty()))
      throw portal::KeyFileError{
          group, {}, _("done, since there is something to do; a step to read has now, why and options only")};
    if (!step.is_to_read() && step.show.empty())
      throw portal::KeyFileError{group, {}, _("show, what to do in the place of the user")};
    if (!step.is_to_read() && step.how.empty())
      throw portal::KeyFileError{group, {}, _("how, what to press")};
  }

  LessonQuestion question(const std::string& group) {
    LessonQuestion question;
    std::vector<std::string> names{"ask", "because"};
    for (std::size_t number = 1; number <= most_answers; ++number)
      names.push_back("answer-" + std::to_string(number));
    expect_keys(group, {"right"}, names);
    question.ask = needed(group, "ask");
    question.because = needed(group, "because");
    for (std::size_t number = 1; number <= most_answers && m_file.has(group, names[number + 1]); ++number)
      question.answers.push_back(needed(group, names[number + 1]));
    if (question.answers.size() < 2)
      throw portal::KeyFileError{group, {}, _("answer-1 and answer-2, and up to answer-4")};
    const std::string right = m_file.text(group, "right");
    for (std::size_t number = 1; number <= question.answers.size(); ++number)
      if (right == std::to_string(number)) {
        question.right = number - 1;
        return question;
      }
    throw portal::KeyFileError{group, "right", _("the number of one of its answers")};
  }

  LessonText needed(const std::string& group, const std::string& name) {
    LessonText found = text(group, name);
    if (found.empty())
      throw portal::KeyFileError{group, name, _("a text")};
    return found;
  }

  LessonText text(const std::string& group, const std::string& name) {
    LessonText found;
    found.plain = m_file.text(group, name);
    for (const std::string_view language : lesson_languages) {
      const std::string key = name + "[" + std::string{language} + "]";
      std::string translated = m_file.text(group, key);
      if (!translated.empty())
        found.translations.emplace(language, std::move(translated));
      else if (!found.empty())
        m_read.untranslated.push_back(
            m_file.located(portal::KeyFileError{group, name, // Translators: %1 is nl, fr or de.
                                                portal::compose(_("its text in %1"), language)}));
    }
    return found;
  }

  std::vector<std::string> patterns(const std::string& group, const std::string& key) const {
    const auto found = m_file.list(group, key);
    for (const std::string& pattern : found) {
      const bool is_known =
          std::ranges::any_of(std::initializer_list<const char*>{"card ", "portal ", "reader ", "pad ", "launcher "},
                              [&](const char* kind) { return pattern.starts_with(kind); });
      if (!is_known)
        throw portal::KeyFileError{group, key, _("what happens: card …, portal …, reader …, pad … or launcher …")};
    }
    return found;
  }

  std::vector<LessonAction> actions(const std::string& group) const {
    std::vector<LessonAction> found;
    for (const std::string& words : m_file.list(group, "show")) {
      auto action = lesson_action(words);
      if (!action)
        throw portal::KeyFileError{
            group, "show",
            portal::compose(
                // Translators: the small words are to be written so; %1 is what stands there.
                _("insert CARD, remove, open, sign-out, pin DIGITS, choose N, press BUTTON or keys "
                  "KEY … in the place of “%1”"),
                words)};
      found.push_back(*std::move(action));
    }
    return found;
  }

  std::vector<std::string> options(const std::string& group) const {
    auto words = m_file.list(group, "options");
    try {
      static_cast<void>(lesson_options(words));
    } catch (const OptionsError& error) {
      throw portal::KeyFileError{group, "options", error.what()};
    }
    return words;
  }

  void expect_keys(const std::string& group, const std::vector<std::string>& plain,
                   const std::vector<std::string>& texts) const {
    for (const std::string& key : m_file.keys(group)) {
      const auto [name, language] = portal::key_name(group, key);
      if (std::ranges::find(texts, name) != texts.end()) {
        if (!language.empty() && std::ranges::find(lesson_languages, language) == lesson_languages.end())
          throw portal::KeyFileError{group, key, _("nl, fr or de between [ and ]")};
        if (!m_file.has(group, name))
          throw portal::KeyFileError{group, key, portal::compose(_("%1 without a language, too"), name)};
      } else if (std::ranges::find(plain, key) == plain.end()) {
        throw portal::KeyFileError{group, key, _("no such key here")};
      }
    }
  }

  const KeyFile& m_file;
  ReadLesson m_read;
};

LessonResult read(std::variant<KeyFile, portal::DescriptionError> loaded, const std::string& path) {
  if (auto* error = std::get_if<portal::DescriptionError>(&loaded))
    return std::move(*error);
  const auto& file = std::get<KeyFile>(loaded);
  const std::filesystem::path name{path};
  try {
    return Reader{file}.read(name.extension() == ".ini" ? name.stem().string() : "");
  } catch (const portal::KeyFileError& fault) {
    return file.located(fault);
  }
}

} // namespace

LessonResult read_lesson(const std::string& path) {
  return read(KeyFile::load(path), path);
}

LessonResult parse_lesson(const std::string& path, std::string_view text) {
  return read(KeyFile::parse(path, text), path);
}

} // namespace simulator
