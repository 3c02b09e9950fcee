// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/transport.h"
#include "hex.h"

#include <deque>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace card {

/// A card that gives these answers in this order, whatever it is asked, and remembers what that was. When the answers
/// run out it is removed.
class ScriptedTransport : public Transport {
public:
  ScriptedTransport(std::initializer_list<std::string_view> answers) {
    for (const auto answer : answers)
      m_answers.emplace_back(hex(answer));
  }

  void then(Outcome<Bytes> answer) { m_answers.push_back(std::move(answer)); }

  Outcome<Bytes> transmit(ByteView command) override {
    m_sent.emplace_back(command.begin(), command.end());
    if (m_answers.empty())
      return Fault::card_removed;
    auto answer = std::move(m_answers.front());
    m_answers.pop_front();
    return answer;
  }

  [[nodiscard]] const std::vector<Bytes>& sent() const { return m_sent; }

private:
  std::deque<Outcome<Bytes>> m_answers;
  std::vector<Bytes> m_sent;
};

} // namespace card
