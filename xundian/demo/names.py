"""Invented names, telephone numbers, identity numbers and credit codes; none of them can belong to anybody."""

from xundian.codes.rules import check_uscc, make_identity

SURNAMES = "李张杨王马陈刘赵周何罗唐朱高孙丁吴郭尹代段晏柳毕普龙陆耿蒋徐钱潘董窦"
HUI_SURNAMES = "马保纳桂金虎撒合丁沙"
MIAO_SURNAMES = "杨龙陶熊李张王朱"
YI_SURNAMES = ["吉克", "沙马", "海来", "阿的", "吉木", "且沙", "俄木", "的日", "曲比", *"毕普李张鲁安"]
YI_GIVEN = ["木呷", "拉且", "日歪", "阿木", "伍支莫", "木乃惹", "子哈", "依洛莫", "克古", "布都莫", "尔且", "妞妞莫"]
MEN = (
    "国强建军志明文华永福学军正明光荣金宝春林绍华天才顺昌兴旺家福文学朝阳云飞海龙晓东志伟俊杰宏伟加祥有才开明发林"
    "自强德贵万里江涛子豪浩然忠义世荣成龙树林长青小军红兵建国卫东文斌玉祥"
)
WOMEN = (
    "秀英桂芬丽华美兰春花雪梅凤仙琼芬菊香翠莲艳红玉珍会仙小琴文秀丽琼海燕云芳金凤存仙慧芳晓丽雪莲红梅丽娟桂兰玉萍"
    "艳梅思琪欣怡婷婷春燕改焕竹英素芬粉莲翠珍秋菊丽萍国芬美仙"
)
# Area of the made-up identity numbers: 99 is no province.
AREA = "990129"
USCC_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class Names:
    """Draws names and numbers from one random source and never gives a number twice."""

    def __init__(self, rng):
        self.rng, self._phones, self._serials = rng, set(), {}

    def family(self, ethnic):
        """A surname as families of that group carry it (GB/T 3304 code); some of the Yi have two characters."""
        if ethnic == "07":
            return self.rng.choice(YI_SURNAMES)
        return self.rng.choice({"03": HUI_SURNAMES, "06": MIAO_SURNAMES}.get(ethnic, SURNAMES))

    def person(self, surname, sex):
        """A full name; after a spelt-out surname comes a middle dot."""
        if len(surname) > 1:
            return f"{surname}·{self.rng.choice(YI_GIVEN)}"
        pool = MEN if sex == "1" else WOMEN
        start = 2 * self.rng.randrange(len(pool) // 2)
        return surname + pool[start : start + (1 if self.rng.random() < 0.15 else 2)]

    def phone(self):
        """A mobile number of the demo: 199 and eight digits."""
        while True:
            number = f"199{self.rng.randrange(10**8):08d}"
            if number not in self._phones:
                self._phones.add(number)
                return number

    def identity(self, birth, sex):
        """A valid identity number from 99."""
        serial = self._serials[birth, sex] = self._serials.get((birth, sex), -1) + 1
        return make_identity(AREA, birth=birth, sex=sex, serial=serial)


def uscc_of(area, serial):
    """A valid unified social credit code (GB 32100) of an enterprise in an area of six digits."""
    stem = f"91{area}{serial:09d}"
    return next(stem + last for last in USCC_DIGITS if not check_uscc(stem + last).problems)
