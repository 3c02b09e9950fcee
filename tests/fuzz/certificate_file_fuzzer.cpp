// SPDX-License-Identifier: EUPL-1.2
// A certificate's file, read from a card that answers anything.
#include "card/der_length.h"
#include "card/eid_files.h"
#include "card/transport.h"
#include "fuzz_input.h"
#include "require.h"

#include <cstdint>
#include <utility>

namespace {

/// Gives every READ BINARY the next bytes of the input, and a status word of its choice.
class Script : public card::Transport {
public:
  explicit Script(fuzz::Input& input) : m_input{input} {}

  [[nodiscard]] card::Outcome<card::Bytes> transmit(card::ByteView command) override {
    if (m_input.empty())
      return card::Fault::card_removed;
    const auto kind = m_input.choice(4);
    if (kind == 0)
      return m_input.bytes(m_input.byte());
    card::Bytes answer;
    if (command[1] == 0xB0 || command[1] == 0xC0)
      answer = m_input.bytes(kind == 1 ? m_input.byte() : command[4] == 0 ? 256 : command[4]);
    answer.insert(answer.end(), {0x90, 0x00});
    return answer;
  }

private:
  fuzz::Input& m_input;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input{data, size};
  Script script{input};
  const auto read = card::read_certificate(script, card::EidFile::authentication_certificate);
  if (const auto* certificate = std::get_if<card::Bytes>(&read))
    fuzz::require(card::der_length(*certificate) == certificate->size(), "a certificate ends where its DER ends");
  return 0;
}
