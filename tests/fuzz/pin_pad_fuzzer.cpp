// SPDX-License-Identifier: EUPL-1.2
// What a reader says of itself and its keys, and what its pad answers.
#include "card/connection.h"
#include "card/pad_exceptions.h"
#include "card/pin_pad.h"
#include "fuzz_input.h"
#include "require.h"

#include <reader.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace {

using fuzz::require;

/// A reader without a card: the input says its firmware, and what it answers to every question.
class RandomReader : public card::Connection {
public:
  RandomReader(std::uint16_t firmware, card::Bytes answer) : m_firmware{firmware}, m_answer{std::move(answer)} {}

  [[nodiscard]] card::ByteView atr() const override { return {}; }

  [[nodiscard]] card::Outcome<card::Bytes> transmit(card::ByteView /*command*/) override {
    require(false, "a reader is asked for its keys, not its card");
    return card::Fault::card_removed;
  }

  [[nodiscard]] card::Outcome<std::monostate> begin_transaction() override { return std::monostate{}; }

  void end_transaction() override {}

  [[nodiscard]] card::Outcome<std::monostate> reconnect() override { return std::monostate{}; }

  [[nodiscard]] card::Outcome<card::Bytes> control(std::uint32_t code, card::ByteView command) override {
    require(code == CM_IOCTL_GET_FEATURE_REQUEST && command.empty(),
            "looking for a pad only asks whether there is one");
    return m_answer;
  }

  [[nodiscard]] std::uint16_t firmware() const override { return m_firmware; }

  void disconnect(card::Disposition /*disposition*/) override {}

private:
  std::uint16_t m_firmware;
  card::Bytes m_answer;
};

std::string name_of(fuzz::Input& input) {
  constexpr std::array names{"GemPC Pinpad", "OMNIKEY 3x21", "OMNIKEY 6121", "SPRx32 USB", ""};
  std::string name = names.at(input.choice(names.size()));
  const auto more = input.bytes(input.choice(32));
  return {name.append(more.begin(), more.end())};
}

void find_pad(fuzz::Input input) {
  const auto firmware = static_cast<std::uint16_t>(input.byte() << 8U | input.byte());
  const auto name = name_of(input);
  const auto features = input.rest();
  RandomReader reader{firmware, features};
  const auto found = card::find_pin_pad(reader, name);
  require(card::succeeded(found), "a reader that answers is asked without a fault");
  const auto& pad = std::get<std::optional<card::PinPad>>(found);
  const auto use = card::pad_use(name, firmware);
  require(pad.has_value() == (card::verify_pin_code(features).has_value() && use != card::PadUse::never),
          "a pad is used when there is one that may be");
  if (pad)
    require((pad->format == card::PadFormat::plain) == (use == card::PadUse::plain_format),
            "a pad is told in the format that it takes");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const card::ByteView bytes{data, size};
  require(card::verify_pin_code(bytes) != std::uint32_t{0}, "zero is no control code");
  const auto result = card::pad_result(bytes);
  const bool accepted = std::holds_alternative<card::PinAccepted>(result);
  require(accepted == (size == 2 && data[0] == 0x90 && data[1] == 0x00), "only 9000 is an accepted PIN");
  find_pad(fuzz::Input{data, size});
  return 0;
}
