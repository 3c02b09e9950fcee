// SPDX-License-Identifier: EUPL-1.2
// A driver for pcscd (PCSC/ifdhandler.h) of a reader without a card's chip, whose cards come and go as fast as pcscd
// takes them: unlike vpcd it is not polled, it tells. Its DEVICENAME is a FIFO, each byte of which is one thing that
// happens: see FastReader.
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstring>

extern "C" {
#include <ifdhandler.h>
}

namespace {

struct Slot {
  int fifo = -1;
  std::atomic<char> card = '0';
};

constexpr std::size_t max_readers = 16;
std::array<Slot, max_readers> slots; // NOLINT(*-avoid-non-const-global-variables): pcscd passes numbers, not pointers

constexpr std::array<unsigned char, 20> atr{0x3B, 0x7F, 0x96, 0x00, 0x00, 0x80, 0x31, 0x80, 0x65, 0xB0,
                                            0x85, 0x04, 0x01, 0x20, 0x12, 0x0F, 0xFF, 0x82, 0x90, 0x00};

Slot& slot_of(DWORD lun) {
  return slots.at((lun >> 16U) % max_readers);
}

/// pcscd's event thread sleeps here: until something happens, or `timeout` passed.
RESPONSECODE wait_for_event(DWORD lun, int timeout) {
  auto& slot = slot_of(lun);
  pollfd waited{slot.fifo, POLLIN, 0};
  char happened = 0;
  if (::poll(&waited, 1, timeout) == 1 && ::read(slot.fifo, &happened, 1) == 1)
    slot.card = happened;
  return IFD_SUCCESS;
}

template <typename Value>
RESPONSECODE give(Value value, PDWORD length, PUCHAR target) {
  if (*length < sizeof value)
    return IFD_ERROR_INSUFFICIENT_BUFFER;
  std::memcpy(target, static_cast<const void*>(&value), sizeof value);
  *length = sizeof value;
  return IFD_SUCCESS;
}

} // namespace

extern "C" {

RESPONSECODE IFDHCreateChannelByName(DWORD lun, LPSTR name) {
  slot_of(lun).fifo = ::open(name, O_RDWR | O_CLOEXEC); // NOLINT(*-vararg)
  return slot_of(lun).fifo < 0 ? IFD_COMMUNICATION_ERROR : IFD_SUCCESS;
}

RESPONSECODE IFDHCreateChannel(DWORD /*lun*/, DWORD /*channel*/) {
  return IFD_NOT_SUPPORTED;
}

RESPONSECODE IFDHCloseChannel(DWORD lun) {
  ::close(slot_of(lun).fifo);
  return IFD_SUCCESS;
}

RESPONSECODE IFDHGetCapabilities(DWORD /*lun*/, DWORD tag, PDWORD length, PUCHAR value) {
  switch (tag) {
  case TAG_IFD_POLLING_THREAD_WITH_TIMEOUT:
    return give(&wait_for_event, length, value);
  case TAG_IFD_POLLING_THREAD_KILLABLE:
  case TAG_IFD_SLOTS_NUMBER:
  case TAG_IFD_THREAD_SAFE:
    return give(static_cast<unsigned char>(1), length, value);
  case TAG_IFD_SIMULTANEOUS_ACCESS:
    return give(static_cast<unsigned char>(max_readers), length, value);
  default:
    return IFD_ERROR_TAG;
  }
}

RESPONSECODE IFDHSetCapabilities(DWORD /*lun*/, DWORD /*tag*/, DWORD /*length*/, PUCHAR /*value*/) {
  return IFD_NOT_SUPPORTED;
}

RESPONSECODE IFDHSetProtocolParameters(DWORD /*lun*/, DWORD /*protocol*/, UCHAR /*flags*/, UCHAR /*pts1*/,
                                       UCHAR /*pts2*/, UCHAR /*pts3*/) {
  return IFD_SUCCESS;
}

RESPONSECODE IFDHPowerICC(DWORD lun, DWORD action, PUCHAR answer, PDWORD length) {
  if (action == IFD_POWER_DOWN)
    return IFD_SUCCESS;
  if (slot_of(lun).card != '1') {
    *length = 0;
    return IFD_COMMUNICATION_ERROR;
  }
  std::copy(atr.begin(), atr.end(), answer);
  *length = atr.size();
  return IFD_SUCCESS;
}

RESPONSECODE IFDHTransmitToICC(DWORD /*lun*/, SCARD_IO_HEADER /*send*/, PUCHAR /*command*/, DWORD /*size*/,
                               PUCHAR /*answer*/, PDWORD length, PSCARD_IO_HEADER /*receive*/) {
  *length = 0;
  return IFD_COMMUNICATION_ERROR;
}

RESPONSECODE IFDHControl(DWORD /*lun*/, DWORD /*code*/, PUCHAR /*command*/, DWORD /*size*/, PUCHAR /*answer*/,
                         DWORD /*capacity*/, LPDWORD returned) {
  *returned = 0;
  return IFD_COMMUNICATION_ERROR; // some drivers' word for a code that they do not know
}

RESPONSECODE IFDHICCPresence(DWORD lun) {
  switch (slot_of(lun).card) {
  case '1':
  case 'm':
    return IFD_ICC_PRESENT;
  case 'x':
    return IFD_NO_SUCH_DEVICE;
  default:
    return IFD_ICC_NOT_PRESENT;
  }
}
}
