// SPDX-License-Identifier: EUPL-1.2
// What a reader is asked itself: whether it has keys, and to let its user type a PIN.
#include "simulator/card/reader_desk.h"

#include <cstdint>
#include <utility>

namespace simulator {

namespace {

using pcscd::Result;

} // namespace

std::optional<ReaderDesk::ControlAnswer> ReaderDesk::control(Handle handle, std::uint32_t code, card::ByteView data) {
  // pcscd asks the reader even when its card was reset or is gone.
  const auto* const reader = connection(handle).reader;
  if (reader == nullptr)
    return ControlAnswer{Result::invalid_value};
  if (locked_by_another(*reader, handle))
    return ControlAnswer{Result::sharing_violation};
  if (m_has_keys && code == get_feature_request)
    return ControlAnswer{Result::success, pad_features()};
  const auto question = m_has_keys && code == verify_pin_direct ? PadQuestion::parse(data) : std::nullopt;
  if (!question)
    return ControlAnswer{Result::unsupported_feature};
  if (!reader->card || m_asked)
    return ControlAnswer{Result::not_transacted};
  m_asked = Asked{handle, *question, std::chrono::steady_clock::now() + question->time_out()};
  return std::nullopt;
}

std::optional<ReaderDesk::ControlAnswer> ReaderDesk::take_late_answer(Handle handle) {
  if (m_late_answer_to != handle)
    return std::nullopt;
  m_late_answer_to = 0;
  return std::exchange(m_late_answer, {});
}

void ReaderDesk::press(const PadInput& input) {
  if (!m_asked)
    return;
  auto& card = *connection(m_asked->handle).reader->card;
  end_question({Result::success, m_asked->question.answer(input, card)});
}

std::optional<std::chrono::steady_clock::time_point> ReaderDesk::asks_until() const {
  return m_asked ? std::optional{m_asked->until} : std::nullopt;
}

void ReaderDesk::end_question(ControlAnswer answer) {
  m_late_answer_to = m_asked->handle;
  m_late_answer = std::move(answer);
  m_asked.reset();
}

} // namespace simulator
