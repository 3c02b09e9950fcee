// SPDX-License-Identifier: EUPL-1.2

// A driver for the real pcscd: a reader with keys, with the simulated eID in it (doc/belgian-eid.md §4).
//
// Its device name is a file PATH that says what the user does when the reader asks for a PIN: digits, "cancel",
// "nothing" (until the time-out, which is told at once), "pull" (the card, meanwhile), "broken" (the exchange fails and
// the card stays), or "unsupported" (the reader never learnt it). The card is in while PATH.card exists; what it was
// asked is written to PATH.log, a line each.
#include "simulator/card/pin_pad.h"
#include "simulator/card/simulated_eid.h"

extern "C" {
#include <ifdhandler.h>
}

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <string>

namespace {

class Reader {
public:
  explicit Reader(std::string path) : m_path{std::move(path)} {}

  [[nodiscard]] bool has_card() const { return std::filesystem::exists(m_path + ".card"); }

  [[nodiscard]] simulator::SimulatedEid& card() { return m_card; }

  RESPONSECODE ask(std::span<const std::uint8_t> structure, card::Bytes& answer) {
    const auto question = simulator::PadQuestion::parse(structure);
    if (!question)
      return IFD_NOT_SUPPORTED;
    std::string user;
    std::ifstream{m_path} >> user;
    if (user == "unsupported")
      return IFD_NOT_SUPPORTED;
    if (user == "pull")
      std::filesystem::remove(m_path + ".card");
    const auto input = simulator::pad_input(user);
    if (!input)
      return IFD_COMMUNICATION_ERROR;
    answer = question->answer(*input, m_card);
    return IFD_SUCCESS;
  }

private:
  std::string m_path;
  simulator::SimulatedPki m_pki;
  simulator::SimulatedEid m_card{
      m_pki, {}, [this](const std::string& line) { std::ofstream{m_path + ".log", std::ios::app} << line << '\n'; }};
};

/// pcscd knows a reader by a number only, and this driver serves one reader.
std::unique_ptr<Reader>& the_reader() {
  static std::unique_ptr<Reader> reader;
  return reader;
}

RESPONSECODE give(const card::Bytes& bytes, PUCHAR buffer, PDWORD length) {
  if (*length < bytes.size())
    return IFD_ERROR_INSUFFICIENT_BUFFER;
  std::ranges::copy(bytes, buffer);
  *length = bytes.size();
  return IFD_SUCCESS;
}

} // namespace

extern "C" {

RESPONSECODE IFDHCreateChannelByName(DWORD /*lun*/, LPSTR device_name) {
  the_reader() = std::make_unique<Reader>(device_name);
  return IFD_SUCCESS;
}

RESPONSECODE IFDHCreateChannel(DWORD /*lun*/, DWORD /*channel*/) {
  return IFD_COMMUNICATION_ERROR;
}

RESPONSECODE IFDHCloseChannel(DWORD /*lun*/) {
  the_reader().reset();
  return IFD_SUCCESS;
}

RESPONSECODE IFDHGetCapabilities(DWORD /*lun*/, DWORD tag, PDWORD length, PUCHAR value) {
  switch (tag) {
  case TAG_IFD_ATR:
    return give(the_reader()->card().atr(), value, length);
  case TAG_IFD_SIMULTANEOUS_ACCESS:
  case TAG_IFD_SLOTS_NUMBER:
    return give({1}, value, length);
  default:
    return IFD_ERROR_TAG;
  }
}

RESPONSECODE IFDHSetCapabilities(DWORD /*lun*/, DWORD /*tag*/, DWORD /*length*/, PUCHAR /*value*/) {
  return IFD_ERROR_TAG;
}

RESPONSECODE IFDHSetProtocolParameters(DWORD /*lun*/, DWORD protocol, UCHAR /*flags*/, UCHAR /*pts1*/, UCHAR /*pts2*/,
                                       UCHAR /*pts3*/) {
  return protocol == SCARD_PROTOCOL_T0 ? IFD_SUCCESS : IFD_PROTOCOL_NOT_SUPPORTED;
}

RESPONSECODE IFDHPowerICC(DWORD /*lun*/, DWORD action, PUCHAR atr, PDWORD atr_length) {
  if (!the_reader()->has_card())
    return IFD_ERROR_POWER_ACTION;
  the_reader()->card().power_on();
  if (action == IFD_POWER_DOWN) {
    *atr_length = 0;
    return IFD_SUCCESS;
  }
  return give(the_reader()->card().atr(), atr, atr_length);
}

RESPONSECODE IFDHTransmitToICC(DWORD /*lun*/, SCARD_IO_HEADER /*sent*/, PUCHAR command, DWORD command_length,
                               PUCHAR answer, PDWORD answer_length, PSCARD_IO_HEADER received) {
  if (!the_reader()->has_card())
    return IFD_COMMUNICATION_ERROR;
  if (received)
    received->Protocol = 0;
  return give(the_reader()->card().answer({command, command_length}), answer, answer_length);
}

RESPONSECODE IFDHControl(DWORD /*lun*/, DWORD code, PUCHAR sent, DWORD sent_length, PUCHAR received,
                         DWORD received_length, LPDWORD returned) {
  *returned = 0;
  card::Bytes answer;
  RESPONSECODE result = IFD_NOT_SUPPORTED;
  if (code == simulator::get_feature_request) {
    answer = simulator::pad_features();
    result = IFD_SUCCESS;
  } else if (code == simulator::verify_pin_direct) {
    result = the_reader()->ask({sent, sent_length}, answer);
  }
  if (result != IFD_SUCCESS)
    return result;
  *returned = received_length;
  return give(answer, received, returned);
}

RESPONSECODE IFDHICCPresence(DWORD /*lun*/) {
  return the_reader()->has_card() ? IFD_ICC_PRESENT : IFD_ICC_NOT_PRESENT;
}

} // extern "C"
