// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// What libpcsclite and pcscd say to each other over their unix socket, protocol versions 4:4 (PCSC-Lite 1.8.24 to 2.2)
/// and 4:5 (2.3 and 2.4); newer libraries fall back to 4:4. Numbers in the machine's own byte order. A request is a
/// Header and its body; the answer is the same body, filled in, without a header. The field names are pcscd's own in
/// this project's spelling (src/winscard_msg.h, src/eventhandler.h of PCSC-Lite).
namespace simulator::pcscd {

constexpr std::int32_t version_major = 4;
constexpr std::int32_t version_minor = 4;        ///< what is proposed to a client that speaks another one
constexpr std::int32_t version_minor_newest = 5; ///< only adds get_reader_events

enum class CommandCode : std::uint32_t {
  establish_context = 0x01,
  release_context = 0x02,
  connect = 0x04,
  reconnect = 0x05,
  disconnect = 0x06,
  begin_transaction = 0x07,
  end_transaction = 0x08,
  transmit = 0x09,
  control = 0x0A,
  status = 0x0B,
  cancel = 0x0D,
  get_attribute = 0x0F,
  set_attribute = 0x10,
  version = 0x11,
  get_readers_state = 0x12,
  wait_reader_state_change = 0x13,
  stop_waiting_reader_state_change = 0x14,
  get_reader_events = 0x15,
};

/// PC/SC's return codes (pcsclite.h), as 32 bits on the wire.
enum class Result : std::uint32_t {
  success = 0,
  cancelled = 0x80100002,
  invalid_handle = 0x80100003,
  invalid_parameter = 0x80100004,
  insufficient_buffer = 0x80100008,
  unknown_reader = 0x80100009,
  sharing_violation = 0x8010000B,
  no_smart_card = 0x8010000C,
  protocol_mismatch = 0x8010000F,
  invalid_value = 0x80100011,
  no_memory = 0x80100006,
  not_transacted = 0x80100016,
  service_stopped = 0x8010001E,
  unsupported_feature = 0x8010001F,
  unresponsive_card = 0x80100066,
  reset_card = 0x80100068,
  removed_card = 0x80100069,
};

enum class ShareMode : std::uint32_t { exclusive = 1, shared = 2, direct = 3 };
enum class WireDisposition : std::uint32_t { leave = 0, reset = 1, unpower = 2, eject = 3 };

constexpr bool known(WireDisposition disposition) {
  return disposition <= WireDisposition::eject;
}

constexpr bool powers_card_anew(WireDisposition disposition) {
  return disposition == WireDisposition::reset || disposition == WireDisposition::unpower;
}

namespace protocol {
constexpr std::uint32_t undefined = 0;
constexpr std::uint32_t t0 = 1;
constexpr std::uint32_t raw = 4;
} // namespace protocol

/// ReaderState::sharing of a reader that one client has for itself alone.
constexpr std::int32_t exclusive = -1;

/// Bits of ReaderState::state.
namespace state {
constexpr std::uint32_t absent = 0x0002;
constexpr std::uint32_t present = 0x0004;
constexpr std::uint32_t swallowed = 0x0008; ///< pcscd's word for a mute card
constexpr std::uint32_t powered = 0x0010;
constexpr std::uint32_t negotiable = 0x0020;
constexpr std::uint32_t specific = 0x0040; ///< a protocol is set
} // namespace state

constexpr std::size_t max_readers = 16;
constexpr std::size_t reader_name_size = 128;
constexpr std::size_t atr_size = 33;
constexpr std::size_t attribute_size = 264;
constexpr std::size_t max_apdu = 4 + 3 + (1U << 16U) + 3 + 2;

struct Header {
  std::uint32_t size = 0; ///< of the body, without data that follows it
  CommandCode command = CommandCode::version;
};

struct Version {
  std::int32_t major = 0;
  std::int32_t minor = 0;
  Result result = Result::success;
};

struct EstablishContext {
  std::uint32_t scope = 0;
  std::uint32_t context = 0;
  Result result = Result::success;
};

struct ReleaseContext {
  std::uint32_t context = 0;
  Result result = Result::success;
};

struct Connect {
  std::uint32_t context = 0;
  std::array<char, reader_name_size> reader{};
  ShareMode share_mode = ShareMode::shared;
  std::uint32_t preferred_protocols = 0;
  std::int32_t card = 0;
  std::uint32_t active_protocol = 0;
  Result result = Result::success;
};

struct Reconnect {
  std::int32_t card = 0;
  ShareMode share_mode = ShareMode::shared;
  std::uint32_t preferred_protocols = 0;
  WireDisposition initialization = WireDisposition::leave;
  std::uint32_t active_protocol = 0;
  Result result = Result::success;
};

struct Disconnect {
  std::int32_t card = 0;
  WireDisposition disposition = WireDisposition::leave;
  Result result = Result::success;
};

struct BeginTransaction {
  std::int32_t card = 0;
  Result result = Result::success;
};

struct EndTransaction {
  std::int32_t card = 0;
  WireDisposition disposition = WireDisposition::leave;
  Result result = Result::success;
};

struct Cancel {
  std::uint32_t context = 0;
  Result result = Result::success;
};

struct CardStatus {
  std::int32_t card = 0;
  Result result = Result::success;
};

/// Followed by `send_length` bytes of command; the answer by `receive_length` bytes when it is a success.
struct Transmit {
  std::int32_t card = 0;
  std::uint32_t send_protocol = 0;
  std::uint32_t send_pci_length = 0;
  std::uint32_t send_length = 0;
  std::uint32_t receive_protocol = 0;
  std::uint32_t receive_pci_length = 0;
  std::uint32_t receive_length = 0;
  Result result = Result::success;
};

/// Followed by `send_length` bytes; the answer by `bytes_returned` bytes when it is a success.
struct Control {
  std::int32_t card = 0;
  std::uint32_t control_code = 0;
  std::uint32_t send_length = 0;
  std::uint32_t receive_length = 0;
  std::uint32_t bytes_returned = 0;
  Result result = Result::success;
};

struct Attribute {
  std::int32_t card = 0;
  std::uint32_t id = 0;
  std::array<std::uint8_t, attribute_size> value{};
  std::uint32_t length = 0;
  Result result = Result::success;
};

/// What a waiting client gets when something changed, when it stops waiting, and when its wait is cancelled.
struct WaitEnded {
  std::uint32_t time_out = 0;
  Result result = Result::success;
};

struct ReaderEvents {
  std::uint32_t count = 0;
  Result result = Result::success;
};

/// One reader; an empty name for none. get_readers_state and wait_reader_state_change answer with all sixteen.
struct ReaderState {
  std::array<char, reader_name_size> name{};
  std::uint32_t event_counter = 0; ///< grows with every insertion and removal
  std::uint32_t state = 0;
  std::int32_t sharing = 0; ///< how many clients, or `exclusive`
  std::array<std::uint8_t, atr_size> atr{};
  std::uint32_t atr_length = 0;
  std::uint32_t protocol = 0;
};

using WireReaderStates = std::array<ReaderState, max_readers>;

static_assert(sizeof(Header) == 8 && sizeof(Version) == 12 && sizeof(Connect) == 152 && sizeof(Transmit) == 32);
static_assert(sizeof(Attribute) == 280 && sizeof(ReaderState) == 184);

} // namespace simulator::pcscd
